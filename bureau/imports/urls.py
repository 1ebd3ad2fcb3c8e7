from django.contrib import admin
from django.urls import path

from bureau.imports import api, views

PAGES = [
    ("", views.all_page, "imports"),
    ("of/<str:ledger>/", views.send_page, "import-send"),
    ("of/<str:ledger>/template/", views.template_file, "import-template"),
    ("<int:number>/", views.import_page, "import"),
    ("<int:number>/marked/", views.marked_file, "import-marked"),
    ("<int:number>/take-over/", views.take_over, "import-take-over"),
    ("<int:number>/undo/", views.undo, "import-undo"),
]

OF_PROGRAMS = [
    ("", api.ImportsView, "api-imports"),
    ("<int:number>/", api.OneImportView, "api-import"),
    ("<int:number>/marked/", api.MarkedView, "api-import-marked"),
    ("<int:number>/take-over/", api.TakeOverView, "api-import-take-over"),
    ("<int:number>/undo/", api.UndoView, "api-import-undo"),
]

urlpatterns = [
    *(
        path(f"admin/ledgers/{route}", admin.site.admin_view(view), name=name)
        for route, view, name in PAGES
    ),
    *(
        path(f"api/v1/imports/{route}", view.as_view(), name=name)
        for route, view, name in OF_PROGRAMS
    ),
]
