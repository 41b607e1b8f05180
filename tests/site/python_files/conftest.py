"""Pyodide 안에서만 도는 파일은 pytest가 불러오지 않습니다."""

collect_ignore = ["cells.py", "inside.py"]
