"""Planning in the browser: what its pages need of the calculator and of the report."""
