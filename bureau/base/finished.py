from django.http import FileResponse


class FinishedFile(FileResponse):
    """A file that stands on the disk: it reads no rows, so it may be sent after its transaction."""
