"""속도와 쪽의 무게를 재는 곳. NumPy와 PyTorch를 불러오기 전에 스레드를 하나로 정합니다."""

import os

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"
