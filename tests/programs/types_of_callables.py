"""What C functions, methods of builtin classes and unions say of themselves."""
import collections
import copy
import inspect
import pickle
import types

for thing in (len, [].append, list.append, int.__add__, (1).__add__, object.__init__, str.maketrans,
              collections.deque.append, int.from_bytes):
    print(type(thing).__name__, thing.__name__, inspect.isbuiltin(thing), inspect.isroutine(thing))
print(list.append, collections.deque.append, int.__add__)
print(str.upper.__objclass__, hasattr(str.upper, "__self__"), [].append.__self__)
print(isinstance(str.upper, types.MethodDescriptorType), isinstance(len, types.BuiltinFunctionType),
      isinstance(int.__add__, types.WrapperDescriptorType),
      isinstance((1).__add__, types.MethodWrapperType))
print(pickle.loads(pickle.dumps([str.upper, len, int.__add__])), copy.deepcopy(str.upper))
print(type(int | str), isinstance(int | str, types.UnionType),
      isinstance(int | str, types.GenericAlias), isinstance(list[int], types.GenericAlias))
for function in (str.join, len):
    try:
        function + 1
    except TypeError as error:
        print(error)
pairs = {1: 2}
print([type(reversed(view)).__name__ for view in (pairs, pairs.values(), pairs.items())])
