"""`archive.py ZIP FOLDER`: the files of a folder as a zip, the same bytes for the same files."""

from pathlib import Path
import sys
import zipfile

# The first moment that a zip can hold.
_DATE = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = 0o100644


def archive(target: Path, folder: Path) -> None:
    """Write the zip; names are sorted, and relative to the folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(target, "w") as zip_file:
        for path in files:
            member = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _DATE)
            member.create_system = _UNIX
            member.external_attr = _MODE << 16
            member.compress_type = zipfile.ZIP_DEFLATED
            zip_file.writestr(member, path.read_bytes(), compresslevel=9)


if __name__ == "__main__":
    archive(Path(sys.argv[1]), Path(sys.argv[2]))
