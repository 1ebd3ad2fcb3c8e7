"""Who gives a role, and who agrees: an administrator alone makes nobody a clerk, or a manager.

The database holds to it as well: what somebody who is signed in gives without another's agreement, in
whatever way, it refuses (`HELD_BY_TWO`). Commands, and the superuser of a first set-up, are nobody's
second person and need none.
"""

import pgtrigger
from django.contrib.postgres.functions import TransactionNow

from bureau.base.triggers import WHO, OwnerTrigger
from bureau.staff.models import RoleGrant, User

HELD_BY_TWO = OwnerTrigger(
    name="held_by_two",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    declare=[("giver", "bigint")],
    func=f"""
        giver := {WHO} ->> 'user';
        IF giver IS NOT NULL
            AND NOT EXISTS (SELECT FROM staff_user WHERE id = giver AND is_superuser)
            AND NOT EXISTS (
                SELECT FROM staff_rolegrant
                WHERE account_id = NEW.user_id AND role_id = NEW.group_id
                    AND agreed AND decided_by_id = giver AND decided_at = transaction_timestamp()
            )
        THEN
            RAISE EXCEPTION 'a role takes a second person' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    """,
)


def waiting_for(user):
    """The grants that somebody may decide: of accounts that are theirs to keep, but their own."""
    accounts = user.keeps(User.objects.exclude(pk=user.pk))
    return RoleGrant.objects.filter(agreed=None, account__in=accounts)


def set_roles(account, wanted, by):
    """Take away what is not wanted, and ask for what is new; the roles that wait for a second
    person. What an administrator of a first set-up gives is given."""
    has = set(account.groups.all())
    account.groups.remove(*has - set(wanted))
    new = [role for role in wanted if role not in has]
    if by.is_superuser:
        account.groups.add(*new)
        return []
    for role in new:
        RoleGrant.objects.get_or_create(
            account=account, role=role, agreed=None, defaults={"asked_by": by}
        )
    return new


def decide(grant, by, agreed):
    """Give the role, or do not: by somebody else than who asked, or who asked taking it back."""
    grant.decided_by, grant.decided_at, grant.agreed = by, TransactionNow(), agreed
    grant.save(update_fields=["decided_by", "decided_at", "agreed"])
    if agreed:
        grant.account.groups.add(grant.role)
