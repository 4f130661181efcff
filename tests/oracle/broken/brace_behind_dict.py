names{5: 6 7}
