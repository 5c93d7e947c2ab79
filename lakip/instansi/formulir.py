"""Forms about one's own account."""

from typing import Any

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = "Kata sandi"


class FormulirSandi(PasswordChangeForm):
    """The old password and the new one twice."""

    error_messages = {
        **PasswordChangeForm.error_messages,
        "password_incorrect": "Kata sandi lama salah. Ketik ulang.",
        "password_mismatch": "Kedua kata sandi baru tidak sama. Ketik ulang keduanya.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Kata sandi lama"
        self.fields["new_password1"].label = "Kata sandi baru"
        self.fields["new_password1"].help_text = (
            "Paling sedikit 8 karakter, tidak hanya angka, tidak mirip nama Anda, dan bukan kata "
            "sandi yang umum. Contoh cara: gabungkan beberapa kata yang hanya Anda ingat."
        )
        self.fields["new_password2"].label = "Ulangi kata sandi baru"
        self.fields["new_password2"].help_text = ""

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
