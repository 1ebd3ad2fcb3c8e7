"""Files that are sent stay in memory: ledgers and banks' answers are full of people's numbers, and
what is spilled to a disk may outlive its request."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler

LARGEST = 101 * 2**20  # a ledger of 100 MB, and the form around it


class InMemory(MemoryFileUploadHandler):
    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        if content_length > LARGEST:
            raise RequestDataTooBig("The request is larger than any file that is taken.")
        self.activated = True
