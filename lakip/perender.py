"""How form fields are drawn."""

from django_bootstrap5.renderers import FieldRenderer


class PerenderMedan(FieldRenderer):
    """Marks only what is wrong: a green tick beside a questioned or refused entry misleads."""

    def get_server_side_validation_classes(self) -> str:
        """The CSS class of a field that was refused; "" for any other."""
        return "is-invalid" if self.field_errors else ""
