"""바쁜 기계에서도 같은 결과가 나오도록, hypothesis의 시간제한을 끕니다."""

from hypothesis import settings

settings.register_profile("companion", deadline=None)
settings.load_profile("companion")
