"""Forms about one's own account."""

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.core.exceptions import ValidationError
from django.db import transaction

from .kejadian import catat
from .models import Pengguna


class FormulirMasuk(AuthenticationForm):
    """User name and password; says the same whether the name or the password is wrong."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": (
            "Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecilnya, lalu coba "
            "lagi. Setelah lima kali gagal, akun terkunci sementara."
        ),
    }


class FormulirSandi(PasswordChangeForm):
    """The old password and the new one twice."""

    def clean_new_password1(self) -> str:
        baru: str = self.cleaned_data["new_password1"]
        if self.user.check_password(baru):
            raise ValidationError("Pilih kata sandi yang berbeda dari yang lama.")
        return baru

    @transaction.atomic
    def save(self, commit: bool = True) -> Pengguna:
        """Store the password, lift the duty to change it and record the action."""
        self.user.wajib_ganti_sandi = False
        pengguna: Pengguna = super().save(commit=commit)
        catat("ganti_sandi", oleh=pengguna, objek=pengguna.username)
        return pengguna
