from django.db import migrations

from lakip.pemicu import jaga


class Migration(migrations.Migration):
    dependencies = [("instansi", "0002_jaga_kejadian_dan_lingkup")]

    operations = [jaga("instansi_berkas")]
