"""Backups around the acts that change much: made and checked before an import or a bulk run begins."""

from bbzdesk.services.kantoor import Kantoor
from bbzdesk.store import backup


def maak_vooraf(kantoor: Kantoor) -> None:
    """Back up before a large act, and let the oldest go by the policy; raises BackupMislukt, and then nothing is done.

    Without a place for backups (a test, a store that is only read) there is none.
    """
    if kantoor.backupmap is None:
        return
    backup.maak(kantoor.opslag, kantoor.backupmap, kantoor.nu)
    backup.dun_uit(kantoor.backupmap, kantoor.opslag.opslag_id, kantoor.nu)
