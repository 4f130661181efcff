a{b
