OK_FORMAT = True

test = {
    "name": "output_size",
    "points": 6,
    "suites": [
        {
            "cases": [
                {"code": ">>> output_size(7, 3, 1, 0), output_size(7, 3, 2, 0)\n(5, 3)"},
                {"code": ">>> all(output_size(n, f, 1, 0) == n - f + 1 for n in range(1, 33) for f in range(1, min(n, 7) + 1))\nTrue"},
                {"code": ">>> all(output_size(n, 2 * p + 1, 1, p) == n for n in range(1, 33) for p in range(4))\nTrue"},
                {"code": ">>> output_size(7, 3, 3, 0) is None and output_size(3, 5, 1, 0) is None\nTrue"},
            ],
            "scored": True,
            "setup": "",
            "teardown": "",
            "type": "doctest",
        }
    ],
}
