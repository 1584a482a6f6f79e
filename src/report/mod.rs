//! One output format of `check` a file. Floor 6.
