# nothing

   # but comments
