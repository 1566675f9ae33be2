"""What the operating system says of a file, in the language of the window.

Python hands on what the system says in English, alone or as `[Errno 28] No space left on device: '/path'`.
"""

import errno
import os
import re

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate
_FORM = re.compile(r"(?:\[Errno [0-9]+\] )?(?P<says>[^:]+?)(?:: '(?P<file>[^']*)')?(?: -> '[^']*')?")


def system_words(said: str) -> str:
    """The sentence with the file before it, if one is named; what the system says otherwise stays as it is."""
    found = _FORM.fullmatch(said)
    known = _sentences().get(found["says"]) if found is not None else None
    if found is None or known is None:
        return said
    return f"{found['file']}: {known}" if found["file"] else known


def _sentences() -> dict[str, str]:
    sentences = {
        errno.ENOSPC: translate("System", "the disk is full"),
        errno.EDQUOT: translate("System", "the disk is full"),
        errno.EACCES: translate("System", "this program may not do that there"),
        errno.EPERM: translate("System", "this program may not do that there"),
        errno.EROFS: translate("System", "nothing can be written there"),
        errno.ENOENT: translate("System", "it is not there"),
        errno.ENOTDIR: translate("System", "it is no folder"),
        errno.EISDIR: translate("System", "it is a folder"),
        errno.EEXIST: translate("System", "it is there already"),
        errno.EIO: translate("System", "the disk or stick reports an error"),
        errno.ENODEV: translate("System", "the disk or stick is gone"),
        errno.ENXIO: translate("System", "the disk or stick is gone"),
        errno.ENAMETOOLONG: translate("System", "its name is too long"),
    }
    return {os.strerror(number): says for number, says in sentences.items()}
