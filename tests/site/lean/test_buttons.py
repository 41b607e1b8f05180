"""쪽의 단추: 밝기와 좁은 화면의 차례."""

from __future__ import annotations

from built_site import chapters


def test_brightness_is_kept(visit):
    seen = visit(chapters()[0])
    button = seen.page.locator(".theme-switch-button:visible").first
    for _ in range(3):
        button.click()
        if seen.page.evaluate("document.documentElement.dataset.theme") == "dark":
            break
    seen.page.reload()
    assert seen.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert seen.troubles == []


def test_menu_opens_on_a_phone(visit):
    page = visit(chapters()[-1], width=390, height=844).page
    menu = page.locator(".bd-sidebar-primary")
    assert not menu.is_visible() or menu.bounding_box()["x"] < 0
    page.click("button.primary-toggle")
    page.wait_for_timeout(500)
    assert menu.bounding_box()["x"] >= 0
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    assert not menu.is_visible() or menu.bounding_box()["x"] < 0
