"""Instead of PyInstaller's own: without the theme for GTK, which brings 40 libraries where GTK is installed."""

from PyInstaller.utils.hooks.qt import add_qt6_dependencies

hiddenimports, binaries, datas = add_qt6_dependencies(__file__)
binaries = [each for each in binaries if "libqgtk3" not in each[0]]
