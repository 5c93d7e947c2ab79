"""Migrations that make many tables."""

from copy import copy
from itertools import groupby

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState


class Migrasi(migrations.Migration):
    """Makes tables that follow one another from one state of the models.

    Django renders every related model again after each of them, which is most of the time that a
    new database takes. Tables, their order and the state are the same.
    """

    def apply(
        self,
        project_state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
        collect_sql: bool = False,
    ) -> ProjectState:
        """Apply the operations and return the state after them."""
        if collect_sql:
            return super().apply(project_state, schema_editor, collect_sql)
        for tabel_baru, kelompok in groupby(self.operations, _tabel_baru):
            if tabel_baru:
                self._buat(list(kelompok), project_state, schema_editor)
            else:
                bagian = copy(self)
                bagian.operations = list(kelompok)
                project_state = super(Migrasi, bagian).apply(project_state, schema_editor)
        return project_state

    def _buat(
        self,
        kelompok: list[migrations.CreateModel],
        state: ProjectState,
        schema_editor: BaseDatabaseSchemaEditor,
    ) -> None:
        semula = state.clone()
        state.__dict__.pop("apps", None)  # rendered anew, once, when it is asked for below
        for buat in kelompok:
            buat.state_forwards(self.app_label, state)
        for buat in kelompok:
            buat.database_forwards(self.app_label, schema_editor, semula, state)


def _tabel_baru(operasi: migrations.operations.base.Operation) -> bool:
    return type(operasi) is migrations.CreateModel
