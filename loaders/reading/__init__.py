"""What runs in the child process: one module a file format, cells out."""
