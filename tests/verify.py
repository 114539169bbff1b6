#!/usr/bin/env python3
"""Verify the transparency log that Sijill keeps, by the standards alone and by none of Sijill's own code.

    verify.py dump FILE.tar.gz [--key VERIFIERKEY] [--json]
    verify.py proof FILE [--key VERIFIERKEY] [--json]
    verify.py logs FILE.jsonl [--json]

`dump` checks a whole log, its entries, payloads and blobs; `proof` checks entries taken from a log; `logs` checks
made-up logs, one a line, some of them tampered with. The exit status is 0 where all holds, 1 where something is
wrong (one sentence on standard error names the first thing that is), and 2 where nothing could be checked.

Written from RFC 6962 (section 2.1), RFC 8032, RFC 8785 and C2SP's signed-note, tlog-checkpoint and tlog-proof.
Standard library only.
"""
import argparse
import base64
import binascii
import contextlib
import datetime
import functools
import gzip
import hashlib
import json
import re
import sys
import tarfile
import zlib
from typing import NamedTuple


class Wrong(Exception):
    """What was checked does not hold; the message is one sentence that says what."""


@contextlib.contextmanager
def about(subject):
    """Put the name of what is being checked before any fault found in it."""
    try:
        yield
    except Wrong as wrong:
        raise Wrong(f"{subject}: {wrong}") from None


def require(holds, fault):
    if not holds:
        raise Wrong(fault)


# --- Text, numbers and bytes --------------------------------------------------------------------------------------

DECIMAL = re.compile(r"0|[1-9][0-9]{0,18}")  # 19 digits hold any tree size and keep int() cheap
TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
SHA256_HEX = re.compile(r"[0-9a-f]{64}")


def from_decimal(text, what):
    require(DECIMAL.fullmatch(text), f"{what} {text[:40]!r} is not a decimal number without leading zeros")
    return int(text)


def from_hex(text, what, length=None):
    try:
        raw = bytes.fromhex(text)
    except (TypeError, ValueError):
        raise Wrong(f"{what} is not hexadecimal") from None
    # fromhex takes capitals and spaces too; one value must have one spelling.
    require(raw.hex() == text, f"{what} is not plain lower-case hexadecimal")
    require(length is None or len(raw) == length, f"{what} is {len(raw)} bytes long and not {length}")
    return raw


def from_base64(text, what, length=None):
    try:
        raw = base64.b64decode(text, validate=True)
    except (TypeError, ValueError, binascii.Error):
        raise Wrong(f"{what} is not base64") from None
    # b64decode ignores stray bits in the last character; they would let one value be spelt in several ways.
    require(base64.b64encode(raw).decode() == text, f"{what} is not base64 as RFC 4648 spells it")
    require(length is None or len(raw) == length, f"{what} is {len(raw)} bytes long and not {length}")
    return raw


def to_utf8(text, what):
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise Wrong(f"{what} holds half a surrogate pair, which is no text") from None


def from_utf8(raw, what):
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Wrong(f"{what} is not UTF-8") from None


# --- JSON and its canonical form (RFC 8785) -----------------------------------------------------------------------

SAFE_INTEGER = 2**53  # below it every integer is a double, so ECMAScript prints all its digits
quoted = json.JSONEncoder(ensure_ascii=False).encode  # for a string, this is just what RFC 8785 asks for


def without_repeats(pairs):
    members = dict(pairs)
    require(len(members) == len(pairs), "a JSON object has two members of one name")
    return members


def no_constant(name):
    raise Wrong(f"{name} is not a JSON number")


def parse_json(text, what):
    try:
        return json.loads(text, object_pairs_hook=without_repeats, parse_constant=no_constant)
    except (ValueError, RecursionError):
        raise Wrong(f"{what} is not JSON") from None


def parse_object(text, what):
    value = parse_json(text, what)
    require(isinstance(value, dict), f"{what} is not a JSON object")
    return value


def canonical_number(value):
    """A number as ECMAScript's Number::toString prints it; both it and Python's repr find the shortest digits."""
    if isinstance(value, int) and abs(value) < SAFE_INTEGER:
        return str(value)
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    require(abs(number) != float("inf"), "a number is too large for a double")
    if number == 0:
        return "0"
    mantissa, _, exponent = repr(abs(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    return ("-" if number < 0 else "") + placed(digits, point)


def placed(digits, point):
    """The digits with the decimal point after so many of them, as ECMAScript lays them out."""
    if len(digits) <= point <= 21:
        return digits.ljust(point, "0")
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"0.{'0' * -point}{digits}"
    fraction = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{fraction}e{point - 1:+d}"


def utf16(name):
    return name.encode("utf-16-be", "surrogatepass")  # RFC 8785 sorts by UTF-16 units, Python by code points


def canonical(value):
    if isinstance(value, str):
        return quoted(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, (int, float)):
        return canonical_number(value)
    if isinstance(value, list):
        return f"[{','.join(map(canonical, value))}]"
    return f"{{{','.join(f'{quoted(name)}:{canonical(value[name])}' for name in sorted(value, key=utf16))}}}"


def is_canonical(text, value):
    try:
        return canonical(value) == text
    except RecursionError:
        raise Wrong("its payload is nested too deeply") from None


# --- Ed25519 (RFC 8032, section 5.1) ------------------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
SQRT_MINUS_1 = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)  # a point is (X, Y, Z, T): x = X/Z, y = Y/Z, x*y = T/Z


def recover_x(y, sign):
    """The x of the point with this y and this lowest bit of x (section 5.1.3), or None where there is none."""
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * v**3 * pow(u * v**7 % P, (P - 5) // 8, P) % P
    if v * x * x % P == -u % P:
        x = x * SQRT_MINUS_1 % P
    if v * x * x % P != u or (x == 0 and sign):
        return None
    return x if x & 1 == sign else P - x


def decode_point(encoded):
    number = int.from_bytes(encoded, "little")
    y, sign = number & ((1 << 255) - 1), number >> 255
    if y >= P:
        return None  # a second spelling of a small y
    x = recover_x(y, sign)
    return None if x is None else (x, y, 1, x * y % P)


def encode_point(point):
    x, y, z, _ = point
    inverse = pow(z, -1, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def addend(point):
    """A point made ready to be added many times: what section 5.1.4 would otherwise work out anew each time."""
    x, y, z, t = point
    return ((y - x) % P, (y + x) % P, 2 * z % P, 2 * D * t % P)


def negated(ready):
    minus, plus, z, t = ready
    return (plus, minus, z, -t)


def add(point, ready):
    x, y, z, t = point
    minus, plus, other_z, other_t = ready
    a, b = (y - x) * minus % P, (y + x) * plus % P
    c, d = t * other_t % P, z * other_z % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def double(point):
    x, y, z, _ = point
    a, b = x * x % P, y * y % P
    h, s = a + b, x + y
    e, g = h - s * s % P, a - b
    f = g + 2 * z * z % P
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def odd_multiples(point, width):
    """Addends 1·point, 3·point, 5·point, … as far as signed digits of so many bits need."""
    twice = addend(double(point))
    multiples = [point]
    while len(multiples) < 1 << (width - 2):
        multiples.append(add(multiples[-1], twice))
    return [addend(multiple) for multiple in multiples]


def signed_digits(scalar, width):
    """The scalar as pairs (bit, odd digit) with |digit| < 2^(width-1): few digits, so few additions."""
    bit = 0
    while scalar:
        zeros = (scalar & -scalar).bit_length() - 1
        scalar >>= zeros
        bit += zeros
        digit = scalar & ((1 << width) - 1)
        if digit >> (width - 1):
            digit -= 1 << width
        yield bit, digit
        scalar -= digit


BASE_Y = 4 * pow(5, -1, P) % P
BASE = (recover_x(BASE_Y, 0), BASE_Y, 1, recover_x(BASE_Y, 0) * BASE_Y % P)
BASE_WIDTH, KEY_WIDTH = 9, 5  # the base point's table is made once, a key's for each key
BASE_MULTIPLES = odd_multiples(BASE, BASE_WIDTH)


def double_scalar_product(base_scalar, key_scalar, key_multiples):
    """base_scalar·B + key_scalar·K in one run of doublings (Straus)."""
    additions = [[] for _ in range(256)]
    for scalar, multiples, width in ((base_scalar, BASE_MULTIPLES, BASE_WIDTH),
                                     (key_scalar, key_multiples, KEY_WIDTH)):
        for bit, digit in signed_digits(scalar, width):
            ready = multiples[abs(digit) >> 1]
            additions[bit].append(ready if digit > 0 else negated(ready))
    point = NEUTRAL
    for at_bit in reversed(additions):
        point = double(point)
        for ready in at_bit:
            point = add(point, ready)
    return point


@functools.lru_cache(maxsize=64)
def negated_key_multiples(public):
    point = decode_point(public)
    if point is None:
        return None
    x, y, z, t = point
    return odd_multiples((-x % P, y, z, -t % P), KEY_WIDTH)


def ed25519_verifies(public, message, signature):
    """Section 5.1.7, by the equation without the cofactor: S·B - k·A, encoded, must be R byte for byte.

    An R that is no point, or a second spelling of one, thereby fails without being decoded.
    """
    if len(public) != 32 or len(signature) != 64:
        return False
    multiples = negated_key_multiples(public)
    s = int.from_bytes(signature[32:], "little")
    if multiples is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    return encode_point(double_scalar_product(s, k, multiples)) == signature[:32]


# --- The Merkle tree (RFC 6962, section 2.1) ----------------------------------------------------------------------

def sha256(data):
    return hashlib.sha256(data).digest()


def hash_leaf(data):
    return sha256(b"\x00" + data)


def hash_node(left, right):
    return sha256(b"\x01" + left + right)


class Tree:
    """A tree that leaves are put into from the left; it keeps only the roots of its full subtrees, largest first."""

    def __init__(self):
        self.size = 0
        self.full = []

    def append(self, leaf_hash):
        # A tree of n leaves is full subtrees of the sizes in n's binary form; adding one carries as a counter does.
        carry = self.size
        while carry & 1:
            leaf_hash = hash_node(self.full.pop(), leaf_hash)
            carry >>= 1
        self.full.append(leaf_hash)
        self.size += 1

    def root(self):
        if not self.full:
            return sha256(b"")
        return functools.reduce(lambda right, left: hash_node(left, right), reversed(self.full))


def root_by_path(index, size, leaf_hash, path):
    """The root that an inclusion proof leads to: PATH(m, D[n]) of section 2.1.1, read from its end to its start."""
    require(0 <= index < size, f"there is no leaf {index} in a tree of {size}")
    sibling_is_left = []
    while size > 1:
        left = 1 << ((size - 1).bit_length() - 1)  # the largest power of two smaller than the size
        sibling_is_left.append(index >= left)
        index, size = (index - left, size - left) if index >= left else (index, left)
    require(len(path) == len(sibling_is_left),
            f"the inclusion proof has {len(path)} hashes where its place in the tree needs {len(sibling_is_left)}")
    root = leaf_hash
    for sibling, is_left in zip(path, reversed(sibling_is_left)):
        root = hash_node(sibling, root) if is_left else hash_node(root, sibling)
    return root


# --- Signed notes, checkpoints and proofs (C2SP) ------------------------------------------------------------------

ED25519 = b"\x01"
MOST_SIGNATURES = 100
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")


class Key(NamedTuple):
    name: str
    id: bytes
    public: bytes


class Checkpoint(NamedTuple):
    origin: str
    size: int
    root: bytes


def is_key_name(name):
    return bool(name) and "+" not in name and not any(character.isspace() for character in name)


def parse_key(text):
    parts = text.split("+", 2)  # base64 has plus signs of its own
    require(len(parts) == 3 and is_key_name(parts[0]), "the verifier key is not of the form NAME+ID+KEY")
    name, key_id = parts[0], from_hex(parts[1], "the verifier key's id", 4)
    encoded = from_base64(parts[2], "the verifier key's last part", 33)
    require(encoded[:1] == ED25519, "the verifier key is not an Ed25519 key")
    expected = sha256(to_utf8(name, "the verifier key's name") + b"\n" + encoded)[:4]
    require(key_id == expected, f"the verifier key's id is {key_id.hex()} and should be {expected.hex()}")
    require(negated_key_multiples(encoded[1:]), "the verifier key is not a point of the curve")
    return Key(name, key_id, encoded[1:])


def parse_signature(line):
    """A signature line's key name, key id and signature."""
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    require(dash == "\N{EM DASH}" and is_key_name(name), "a signature line is malformed")
    raw = from_base64(encoded, "a signature")
    require(len(raw) > 4, "a signature is too short")
    return name, raw[:4], raw[4:]


def open_note(note, key):
    """The text of a signed note, once a signature by the key has been verified."""
    require(not CONTROL.search(note), "the signed note holds a control character")
    text, blank, signatures = note.rpartition("\n\n")
    require(blank and signatures.endswith("\n"), "the signed note does not end in a blank line and signature lines")
    lines = signatures[:-1].split("\n")
    require(len(lines) <= MOST_SIGNATURES, f"the signed note has more than {MOST_SIGNATURES} signatures")
    text += "\n"
    signed = to_utf8(text, "the signed note")
    by_key = [signature for name, key_id, signature in map(parse_signature, lines)
              if (name, key_id) == (key.name, key.id)]  # all other keys' signatures must be ignored
    require(by_key, f"the signed note has no signature by the key {key.name!r} with the id {key.id.hex()}")
    for signature in by_key:
        require(ed25519_verifies(key.public, signed, signature), "the signature does not verify")
    return text


@functools.lru_cache(maxsize=16)  # the entries of a proof file mostly share one checkpoint
def open_checkpoint(note, key):
    lines = open_note(note, key).split("\n")
    lines.pop()  # what follows the last newline
    require(len(lines) >= 3 and all(lines), "the checkpoint is not three or more lines that are not empty")
    return Checkpoint(lines[0], from_decimal(lines[1], "the tree size"), from_base64(lines[2], "the root hash", 32))


def parse_proof(text):
    """A tlog-proof's index, hashes and signed checkpoint."""
    head, _, checkpoint = text.partition("\n\n")
    lines = head.split("\n")
    require(lines.pop(0) == "c2sp.org/tlog-proof@v1", "the proof does not begin with c2sp.org/tlog-proof@v1")
    if lines and lines[0].startswith("extra "):
        from_base64(lines.pop(0).removeprefix("extra "), "the proof's extra data")
    require(lines and lines[0].startswith("index "), "the proof has no index")
    index = from_decimal(lines.pop(0).removeprefix("index "), "the proof's index")
    return index, [from_base64(line, "a hash of the proof", 32) for line in lines], checkpoint


# --- Entries ------------------------------------------------------------------------------------------------------

HEAD = {"number", "time", "kind", "version"}
WHOLE, ERASED = HEAD | {"salt", "payload"}, HEAD | {"commitment"}
BLOB_HOLDERS = {"report", "whole"}
ERASURE = "payload erased"


class Entry(NamedTuple):
    number: int
    time: str
    leaf_hash: bytes
    payload_text: str | None  # None where the payload was erased
    names: list[str]  # the blobs the payload refers to
    erases: list[str]  # the blobs it says were erased


def is_count(value, least):
    return isinstance(value, int) and not isinstance(value, bool) and value >= least


def is_time(value):
    if not isinstance(value, str) or not TIME.fullmatch(value):
        return False
    try:
        datetime.datetime.fromisoformat(value)  # refuses a 30th of February
    except ValueError:
        return False
    return True


def is_sha256(value):
    return isinstance(value, str) and bool(SHA256_HEX.fullmatch(value))


def named_blobs(payload):
    """Every member `sha256` within an object under the key `report` or `whole`, however deep."""
    names, waiting = [], [(payload, False)]
    while waiting:
        value, held = waiting.pop()
        if isinstance(value, list):
            waiting += ((item, held) for item in value)
        elif isinstance(value, dict):
            if held and "sha256" in value:
                require(is_sha256(value["sha256"]), "a member sha256 of its payload is not 64 lower-case hexadecimals")
                names.append(value["sha256"])
            waiting += ((member, held or name in BLOB_HOLDERS) for name, member in value.items())
    return names


def erased_blobs(kind, payload):
    if kind != ERASURE or not isinstance(payload, dict):
        return []
    blobs = payload.get("blobs", [])
    require(isinstance(blobs, list) and all(map(is_sha256, blobs)), "its payload's blobs is not a list of hashes")
    return blobs


def parse_payload(text):
    require(isinstance(text, str), "its payload is not a string")
    raw = to_utf8(text, "its payload")
    payload = parse_json(text, "its payload")
    require(is_canonical(text, payload), "its payload is not canonical JSON")
    return raw, payload


def leaf_data(entry, commitment):
    leaf = {name: entry[name] for name in HEAD} | {"commitment": commitment.hex()}
    return to_utf8(canonical(leaf), "its kind")


def parse_entry(record):
    # Members beyond these would be read as part of the log although no hash covers them.
    require(set(record) in (WHOLE, ERASED), "it has not the members of an entry, with either salt and payload or "
            "commitment alone")
    require(is_count(record["number"], 0), "its number is not a whole number")
    require(is_time(record["time"]), "its time is not of the form 2026-11-26T10:56:11.123Z")
    require(isinstance(record["kind"], str), "its kind is not a string")
    require(is_count(record["version"], 1), "its version is not a whole number from 1")
    text, names, erases = record.get("payload"), [], []
    if "payload" in record:
        raw, payload = parse_payload(text)
        commitment = sha256(from_hex(record["salt"], "its salt", 32) + raw)
        names, erases = named_blobs(payload), erased_blobs(record["kind"], payload)
    else:
        commitment = from_hex(record["commitment"], "its commitment", 32)
    leaf_hash = hash_leaf(leaf_data(record, commitment))
    return Entry(record["number"], record["time"], leaf_hash, text, names, erases)


# --- A dump -------------------------------------------------------------------------------------------------------

BLOB_PATH = re.compile(r"blobs/([0-9a-f]{2})/(\1[0-9a-f]{62})")
MOST_BYTES = 1 << 20  # of the manifest and of the checkpoint
CHUNK = 1 << 20


class Log:
    """What reading a dump's entries one after another leaves to be checked at their end."""

    def __init__(self, size):
        self.size = size
        self.tree = Tree()
        self.time = ""
        self.erased_entries = 0
        self.named_by = {}  # blob: the first entry that names it
        self.erased_blobs = set()

    def take(self, line):
        number = self.tree.size
        with about(f"entry {number}"):
            require(number < self.size, f"the checkpoint is of {self.size} entries only")
            entry = parse_entry(parse_object(from_utf8(line, "its line"), "its line"))
            require(entry.number == number, f"in its place is the entry with the number {entry.number}")
            require(entry.time >= self.time, f"its time {entry.time} is before {self.time}, the preceding entry's")
        self.time = entry.time
        self.tree.append(entry.leaf_hash)
        self.erased_entries += entry.payload_text is None
        self.erased_blobs.update(entry.erases)
        for blob in entry.names:
            self.named_by.setdefault(blob, number)

    def close(self, root):
        require(self.tree.size == self.size,
                f"entry {self.tree.size}: it is missing, for the checkpoint is of {self.size} entries")
        # The one signed root covers all the entries, so it cannot tell which of them was altered.
        require(self.tree.root() == root, f"entries: their root is {self.tree.root().hex()} where the checkpoint's is "
                f"{root.hex()}, so one or more were altered")

    def check_blobs(self, present):
        for blob, number in self.named_by.items():  # in the order of the entries
            require(blob in present or blob in self.erased_blobs,
                    f"entry {number}: the blob {blob} it names is missing")


def members(archive):
    """The archive's files, each to be read before the next is asked for."""
    while member := archive.next():
        archive.members.clear()  # tarfile would keep them all
        with about(f"member {member.name!r}"):
            require(member.type in (tarfile.REGTYPE, tarfile.AREGTYPE), "it is not a plain file")
        yield member.name, archive.extractfile(member)


class StrictHeader(tarfile.TarInfo):
    """A member's header. tarfile takes a cut-off or spoilt one for the archive's end; only a block of zeros is."""

    @classmethod
    def frombuf(cls, buf, encoding, errors):
        try:
            return super().frombuf(buf, encoding, errors)
        except tarfile.HeaderError:
            if buf == bytes(tarfile.BLOCKSIZE):
                raise
            raise Wrong("archive: a member's header is spoilt or cut off") from None


def check_end(raw):
    """After the block of zeros that ended the reading another must come; reading on checks gzip's checksum too."""
    rest = 0
    while chunk := raw.read(CHUNK):
        rest += len(chunk)
        require(not chunk.strip(b"\0"), "archive: something follows its end")
    require(rest >= tarfile.BLOCKSIZE, "archive: its end is cut off")


def expected_member(files, expected):
    name, content = next(files, (None, None))
    require(name == expected, f"archive: where {expected} belongs there is {'nothing' if name is None else repr(name)}")
    with about(expected):
        raw = content.read(MOST_BYTES + 1)
        require(len(raw) <= MOST_BYTES, f"it is longer than {MOST_BYTES} bytes")
        return from_utf8(raw, "it")


def parse_manifest(text):
    with about("sijill-dump.json"):
        manifest = parse_object(text, "it")
        require(manifest.get("format") == 1, f"its format is {manifest.get('format')!r} and not 1")
        require(is_count(manifest.get("size"), 0), "its size is not a whole number")
        require(isinstance(manifest.get("origin"), str), "its origin is not a string")
        root = from_base64(manifest.get("root"), "its root", 32)
        return Checkpoint(manifest["origin"], manifest["size"], root), stated_key(manifest)


def stated_key(record):
    text = record.get("verifier_key")
    require(isinstance(text, str), "its verifier_key is not a string")
    return parse_key(text)


def trusted_key(stated, given):
    require(given in (None, stated), "verifier key: the file's is not the one given with --key")
    return stated


def check_checkpoint(text, key, stated):
    with about("checkpoint"):
        checkpoint = open_checkpoint(text, key)
        for name in Checkpoint._fields:
            require(getattr(checkpoint, name) == getattr(stated, name),
                    f"its {name} is not the {name} that sijill-dump.json states")


def check_blob(name, content):
    path = BLOB_PATH.fullmatch(name)
    require(path, f"archive: {name!r} is out of place or is no blob's name")
    digest = hashlib.sha256()
    while chunk := content.read(CHUNK):
        digest.update(chunk)
    require(digest.hexdigest() == path[2], f"blob {path[2]}: the SHA-256 of its content is {digest.hexdigest()}")
    return path[2]


def check_archive(archive, raw, given_key):
    files = members(archive)
    stated, key = parse_manifest(expected_member(files, "sijill-dump.json"))
    key = trusted_key(key, given_key)
    check_checkpoint(expected_member(files, "checkpoint"), key, stated)

    log, part, blobs = Log(stated.size), 0, set()
    name, content = next(files, (None, None))
    while name == f"entries/{part:08}.jsonl":
        for line in content:
            log.take(line.removesuffix(b"\n"))
        part += 1
        name, content = next(files, (None, None))
    require(name is None or not name.startswith("entries/"),
            f"archive: where entries/{part:08}.jsonl belongs there is {name!r}")
    log.close(stated.root)

    while name is not None:
        blob = check_blob(name, content)
        require(blob not in blobs, f"blob {blob}: the archive holds it twice")
        blobs.add(blob)
        name, content = next(files, (None, None))
    log.check_blobs(blobs)
    check_end(raw)
    return {"ok": True, "size": stated.size, "root": stated.root.hex(), "blobs": len(blobs),
            "erased": log.erased_entries}, key


def verify_dump(path, given_key=None):
    """The result of checking a dump, and the key its checkpoint is signed with."""
    try:
        with gzip.open(path) as raw, tarfile.open(fileobj=raw, mode="r:", tarinfo=StrictHeader) as archive:
            return check_archive(archive, raw, given_key)
    except (gzip.BadGzipFile, EOFError, zlib.error, tarfile.TarError) as fault:
        raise Wrong(f"archive: it is not a whole gzip'ed tar archive ({fault})") from None


# --- A proof file -------------------------------------------------------------------------------------------------

def check_proven_entry(record, key):
    require(isinstance(record, dict) and isinstance(record.get("proof"), str), "it has no proof")
    entry = parse_entry({name: value for name, value in record.items() if name != "proof"})
    index, path, note = parse_proof(record["proof"])
    require(index == entry.number, f"its proof is of the entry {index}")
    checkpoint = open_checkpoint(note, key)
    require(root_by_path(index, checkpoint.size, entry.leaf_hash, path) == checkpoint.root,
            "its inclusion proof does not lead to the checkpoint's root")
    return entry, checkpoint


def check_proven_blobs(blobs, entries):
    for name, content in blobs.items():
        with about(f"blob {name if is_sha256(name) else repr(name)}"):
            digest = hashlib.sha256(from_base64(content, "its content")).hexdigest()
            require(digest == name, f"the SHA-256 of its content is {digest}")
            # Its own hash proves only its name; that it belongs to the log is proven by an entry that names it.
            require(any(name in (entry.payload_text or "") for entry in entries), "no entry of the file names it")


def check_one_log(checkpoints):
    """All checkpoints must be of one log, and a log that signs two roots of one size shows people different logs."""
    require(len({checkpoint.origin for checkpoint in checkpoints}) == 1, "checkpoints: they are of different logs")
    roots = {}
    for checkpoint in checkpoints:
        require(roots.setdefault(checkpoint.size, checkpoint.root) == checkpoint.root,
                f"checkpoints: two different roots are signed for the size {checkpoint.size}")


def verify_proof(path, given_key=None):
    """The result of checking a proof file, and the key its checkpoints are signed with."""
    with open(path, "rb") as file:
        record = parse_object(from_utf8(file.read(), "the file"), "the file")
    require(record.get("format") == "sijill-proof/1", f"the file's format is {record.get('format')!r}")
    with about("proof file"):
        key = stated_key(record)
    key = trusted_key(key, given_key)
    records, blobs = record.get("entries"), record.get("blobs", {})
    require(isinstance(records, list) and records, "the file holds no entries")
    require(isinstance(blobs, dict), "the file's blobs are not a JSON object")
    entries, checkpoints = [], []
    for place, proven in enumerate(records):
        number = proven.get("number") if isinstance(proven, dict) else None
        with about(f"entry {number}" if is_count(number, 0) else f"entry in place {place} of the file"):
            entry, checkpoint = check_proven_entry(proven, key)
        entries.append(entry)
        checkpoints.append(checkpoint)
    check_one_log(checkpoints)
    check_proven_blobs(blobs, entries)
    return {"ok": True, "origin": checkpoints[0].origin, "entries": len(entries), "blobs": len(blobs),
            "erased": sum(entry.payload_text is None for entry in entries), "key_given": given_key is not None}, key


# --- Made-up logs -------------------------------------------------------------------------------------------------

LOG_MEMBERS = {"leaves": list, "root": str, "proofs": list, "checkpoint": str, "verifier_key": str, "tampered": bool}


def parse_log(line):
    """A line's log. A fault in its form is never the tampering looked for: a broken generator must not pass."""
    log = parse_object(from_utf8(line, "it"), "it")
    for name, kind in LOG_MEMBERS.items():
        require(isinstance(log.get(name), kind), f"its {name} is missing or not of the type it must be")
    leaves = [from_hex(leaf, "a leaf") for leaf in log["leaves"]]
    for proof in log["proofs"]:
        require(isinstance(proof, dict) and isinstance(proof.get("hashes"), list) and is_count(proof.get("index"), 0),
                "a proof of it has no index and hashes")
    return log, leaves


def check_log(log, leaves):
    tree, leaf_hashes = Tree(), [hash_leaf(leaf) for leaf in leaves]
    for leaf_hash in leaf_hashes:
        tree.append(leaf_hash)
    root = tree.root()
    require(root == from_hex(log["root"], "the root", 32), f"the root is {log['root']} and should be {root.hex()}")
    for proof in log["proofs"]:
        index = proof["index"]
        with about(f"proof of leaf {index}"):
            require(index < len(leaves), f"there are {len(leaves)} leaves only")
            path = [from_hex(sibling, "a hash", 32) for sibling in proof["hashes"]]
            require(root_by_path(index, len(leaves), leaf_hashes[index], path) == root, "it does not lead to the root")
    with about("checkpoint"):
        checkpoint = open_checkpoint(log["checkpoint"], parse_key(log["verifier_key"]))
        require(checkpoint.size == len(leaves), f"its size is {checkpoint.size} where there are {len(leaves)} leaves")
        require(checkpoint.root == root, "its root is not the leaves' root")


def verify_logs(path):
    """The number of logs in the file, once each was checked."""
    count = 0
    with open(path, "rb") as file:
        for count, line in enumerate(file, start=1):
            with about(f"line {count}"):
                log, leaves = parse_log(line)
                try:
                    check_log(log, leaves)
                except Wrong as wrong:
                    require(log["tampered"], str(wrong))
                else:
                    require(not log["tampered"], "it was tampered with, yet every check holds")
    require(count, "the file holds no logs")
    return count


# --- The command line ---------------------------------------------------------------------------------------------

def many(number, one, more=None):
    return f"{number} {one if number == 1 else more or one + 's'}"


def key_text(key):
    return f"{key.name}+{key.id.hex()}+{base64.b64encode(ED25519 + key.public).decode()}"


def key_warning(key, given):
    if given is not None:
        return ""
    return f"\nThe key is the one in the file and must be compared with one got another way: {key_text(key)}"


def run_dump(options, key):
    result, used = verify_dump(options.file, key)
    text = (f"The dump holds: {many(result['size'], 'entry', 'entries')} ({result['erased']} with the payload erased), "
            f"{many(result['blobs'], 'blob')}, root {result['root']}")
    return result, text + key_warning(used, key)


def run_proof(options, key):
    result, used = verify_proof(options.file, key)
    text = (f"The proof holds: {many(result['entries'], 'entry', 'entries')} ({result['erased']} with the payload "
            f"erased) and {many(result['blobs'], 'blob')} of the log {result['origin']!r}")
    return result | {"verifier_key": key_text(used)}, text + key_warning(used, key)


def run_logs(options, _key):
    count = verify_logs(options.file)
    return {"ok": True, "logs": count}, f"{many(count, 'log')} agree{'s' if count == 1 else ''}"


def parse_options(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True, metavar="dump|proof|logs")
    for name, run in (("dump", run_dump), ("proof", run_proof), ("logs", run_logs)):
        command = commands.add_parser(name)
        command.set_defaults(run=run, key=None)
        command.add_argument("file")
        command.add_argument("--json", action="store_true", help="print the result as JSON")
        if run is not run_logs:
            command.add_argument("--key", help="the log's verifier key, got another way than with the file")
    return parser.parse_args(arguments)


def main(arguments=None):
    options = parse_options(arguments)
    try:
        with about("--key"):
            key = None if options.key is None else parse_key(options.key)
        result, text = options.run(options, key)
    except Wrong as wrong:
        print(wrong, file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"{options.file}: {fault.strerror or fault}", file=sys.stderr)
        return 2
    print(json.dumps(result, separators=(",", ":")) if options.json else text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
