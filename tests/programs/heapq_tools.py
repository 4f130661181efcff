import heapq

heap = []
for n in [5, 1, 8, 3, 9, 2, 7]:
    heapq.heappush(heap, n)
    print(heap)
print(heapq.heappushpop(heap, 4), heapq.heapreplace(heap, 6), heap)
print([heapq.heappop(heap) for _ in range(len(heap))])
data = [9, 4, 7, 1, 8, 2]
heapq.heapify(data)
print(data, heapq.nsmallest(2, data), heapq.nlargest(2, data))
print(list(heapq.merge([1, 4, 7], [2, 5], [3])))
