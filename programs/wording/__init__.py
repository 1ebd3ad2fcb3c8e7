"""The words in which an official report prints its figures, read and written."""

from programs.wording.reading import PrintedFigure, UnreadableFigure, read_figure
from programs.wording.rendering import Style, render

__all__ = ["PrintedFigure", "Style", "UnreadableFigure", "read_figure", "render"]
