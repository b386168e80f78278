"""Members of staff in the record: who they are, that they are signed in, how they were invited.

Passwords arrive here as hashes; tokens of sessions and invitations are known here by their digests only.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, RowMapping, Select, delete, func, select, update

from archive.errors import NotFound, Refused
from archive.members import Credentials, Invitation, Member, Role, Session, checked_name, key
from archive.records.base import Records
from archive.schema import attempts, invitations, members, sessions

# A session ends twelve hours after it was last used, and a week after it began however much it is used.
SESSION_REST, SESSION_LIFE = timedelta(hours=12), timedelta(days=7)
# Its end is moved at most this often, so that reading a page is rarely a write.
SESSION_STEP = timedelta(hours=1)
INVITATION_LIFE = timedelta(days=7)
ATTEMPT_WINDOW = timedelta(minutes=15)


def add_member(records: Records, name: str, role: Role, password: str) -> Member:
    """Add a member; `password` is a hash. Raises Refused when the name is none or is taken."""
    wanted = checked_name(name)
    if _row(records, members.c.key == key(wanted)):
        raise Refused(f"there is a member called {wanted} already: choose another name")
    made = Member(records.mint("member"), wanted, role, True, records.now())
    records.connection.execute(
        members.insert().values(
            id=made.id, name=wanted, key=key(wanted), role=role, password=password, active=True,
            created_at=made.created_at,
        )
    )  # fmt: skip
    records.note("member added", made.id, role=role)
    return made


def get(records: Records, member: str) -> Member:
    """Return a member; raises NotFound."""
    row = _row(records, members.c.id == member)
    if row is None:
        raise NotFound(f"there is no member {member}")
    return _member(row)


def listed(records: Records) -> tuple[Member, ...]:
    """Return every member, those who were removed too, by name."""
    rows = records.connection.execute(select(members).order_by(members.c.key)).mappings()
    return tuple(_member(row) for row in rows)


def credentials(records: Records, name: str) -> Credentials | None:
    """Return the active member of this name with the password's hash."""
    row = _row(records, (members.c.key == key(name)) & members.c.active)
    return Credentials(_member(row), row["password"]) if row else None


def has_administrator(records: Records) -> bool:
    """Say whether anybody can invite others."""
    return _administrators(records) > 0


def set_password(records: Records, member: str, password: str) -> None:
    """Set a member's new password, given as a hash, and end all their sessions."""
    records.connection.execute(update(members).where(members.c.id == get(records, member).id).values(password=password))
    end_sessions(records, member)
    records.note("password changed", member)


def keep_hash(records: Records, member: str, password: str) -> None:
    """Keep a newer hash of the same password: nothing changes for anybody."""
    records.connection.execute(update(members).where(members.c.id == member).values(password=password))


def remove(records: Records, member: str) -> None:
    """Let a member in no more; raises Refused for the last administrator. What they did keeps their name."""
    found = get(records, member)
    if found.active and found.administers and _administrators(records) == 1:
        raise Refused("the last administrator cannot be removed: invite another first")
    records.connection.execute(update(members).where(members.c.id == member).values(active=False))
    end_sessions(records, member)
    records.note("member removed", member)


def begin_session(records: Records, member: str) -> str:
    """Sign a member in and return the new token, which is told to nobody but their browser."""
    token, now = secrets.token_urlsafe(32), records.now()
    records.connection.execute(delete(sessions).where(sessions.c.expires_at < now))
    records.connection.execute(
        sessions.insert().values(
            digest=digest(token), member=member, csrf=secrets.token_urlsafe(32), created_at=now,
            expires_at=now + SESSION_REST,
        )
    )  # fmt: skip
    records.note("signed in", member)
    return token


def session(records: Records, token: str) -> Session | None:
    """Return the session of a token, unless it has ended or its member was removed."""
    found = _joined_session().where(sessions.c.digest == digest(token), sessions.c.expires_at > records.now())
    row = records.connection.execute(found.where(members.c.active)).mappings().first()
    if row is None:
        return None
    member = Member(row["id"], row["name"], row["role"], row["active"], row["created_at"])
    return Session(member, row["csrf"], row["session_created_at"], row["expires_at"])


def is_worth_extending(found: Session, now: datetime) -> bool:
    """Say whether a session in use would end later if it were extended now."""
    return _end(found, now) - found.expires_at >= SESSION_STEP


def extend_session(records: Records, token: str) -> None:
    """Move the end of a session that is in use."""
    found = session(records, token)
    if found:
        ending = update(sessions).where(sessions.c.digest == digest(token))
        records.connection.execute(ending.values(expires_at=_end(found, records.now())))


def end_session(records: Records, token: str) -> None:
    """Sign out: the token opens nothing any more."""
    records.connection.execute(delete(sessions).where(sessions.c.digest == digest(token)))


def end_sessions(records: Records, member: str) -> None:
    """Sign a member out everywhere."""
    records.connection.execute(delete(sessions).where(sessions.c.member == member))


def invite(records: Records, role: Role) -> str:
    """Return the token of a link that makes one member in this role; the ledger says who invited."""
    token, now = secrets.token_urlsafe(32), records.now()
    records.connection.execute(
        invitations.insert().values(digest=digest(token), role=role, created_at=now, expires_at=now + INVITATION_LIFE)
    )
    records.note("invited", records.actor, role=role)
    return token


def invite_first(records: Records) -> str | None:
    """Return a new link for the first administrator, which ends all older ones; None when there is one."""
    if has_administrator(records):
        return None
    records.connection.execute(delete(invitations).where(invitations.c.used_at.is_(None)))
    return invite(records, "administrator")


def invitation(records: Records, token: str) -> Invitation | None:
    """Return the invitation of a token, unless it was used or is too old."""
    row = records.connection.execute(select(invitations).where(_is_open(records, token))).mappings().first()
    return Invitation(row["role"], row["expires_at"]) if row else None


def accept(records: Records, token: str, name: str, password: str) -> Member:
    """Use an invitation up and add its member; `password` is a hash. Raises NotFound for a link that opens nothing."""
    found = invitation(records, token)
    using = update(invitations).where(_is_open(records, token)).values(used_at=records.now())
    if found is None or records.connection.execute(using).rowcount != 1:
        raise NotFound("this link was used already, or is older than a week: ask for a new one")
    return add_member(records, name, found.role, password)


def attempt(records: Records, limits: Sequence[tuple[str, int]]) -> datetime | None:
    """Count an attempt to sign in before the password is looked at, so that many at once are counted too.

    `limits` pairs digests (of the name, of the address) with how many failures each may have in fifteen minutes.
    Returns None when the attempt may go on, else when to try again; then nothing is counted.
    """
    now = records.now()
    records.connection.execute(delete(attempts).where(attempts.c.at <= now - ATTEMPT_WINDOW))
    refused = [until for who, limit in limits if (until := _refused_until(records, who, limit))]
    if refused:
        return max(refused)
    records.connection.execute(attempts.insert(), [{"who": who, "at": now} for who, _ in limits])
    return None


def forget_attempts(records: Records, name: str, address: str) -> None:
    """Take back what was counted for a name that has signed in, and the one attempt of its address."""
    newest = select(func.max(attempts.c.number)).where(attempts.c.who == address).scalar_subquery()
    records.connection.execute(delete(attempts).where((attempts.c.who == name) | (attempts.c.number == newest)))


def digest(token: str) -> str:
    """Return what is kept of a token: its SHA-256, from which it cannot be had back."""
    return sha256(token.encode()).hexdigest()


def _refused_until(records: Records, who: str, limit: int) -> datetime | None:
    newest_first = select(attempts.c.at).where(attempts.c.who == who).order_by(attempts.c.at.desc())
    times = records.connection.execute(newest_first.limit(limit)).scalars().all()
    return times[-1] + ATTEMPT_WINDOW if len(times) == limit else None


def _is_open(records: Records, token: str) -> ColumnElement[bool]:
    unused = invitations.c.used_at.is_(None) & (invitations.c.expires_at > records.now())
    return (invitations.c.digest == digest(token)) & unused


def _end(found: Session, now: datetime) -> datetime:
    return min(now + SESSION_REST, found.created_at + SESSION_LIFE)


def _administrators(records: Records) -> int:
    active = select(func.count()).where(members.c.role == "administrator", members.c.active)
    return records.connection.execute(active).scalar_one()


def _joined_session() -> Select[tuple[object, ...]]:
    begun = sessions.c.created_at.label("session_created_at")
    return select(members, sessions.c.csrf, begun, sessions.c.expires_at).join_from(sessions, members)


def _row(records: Records, condition: ColumnElement[bool]) -> RowMapping | None:
    return records.connection.execute(select(members).where(condition)).mappings().first()


def _member(row: RowMapping) -> Member:
    return Member(row["id"], row["name"], row["role"], row["active"], row["created_at"])
