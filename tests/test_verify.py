#!/usr/bin/env python3
"""Test verify.py with published vectors and with trees, signatures, dumps and proofs made here in the plainest way.

    python3 -m unittest discover -s tests -p 'test_*.py'

Nothing here is made with verify.py's own functions: what it checks must come from elsewhere. Standard library only.
"""
import base64
import copy
import gzip
import hashlib
import io
import json
import random
import subprocess
import sys
import tarfile
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import verify

# --- A plain Ed25519 signer: affine points, double-and-add --------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
BASE = (15112221349535400772501151409588531511454012693041857206046113283949847762202,
        46316835694926478169428394003475163141307993866256225615783033603165251855960)


def plus(p, q):
    (x1, y1), (x2, y2) = p, q
    k = D * x1 * x2 * y1 * y2
    return (x1 * y2 + x2 * y1) * pow(1 + k, -1, P) % P, (y1 * y2 + x1 * x2) * pow(1 - k, -1, P) % P


def times(scalar, point):
    result = (0, 1)
    while scalar:
        if scalar & 1:
            result = plus(result, point)
        point, scalar = plus(point, point), scalar >> 1
    return result


def encoded(point):
    return (point[1] | (point[0] & 1) << 255).to_bytes(32, "little")


def expanded(secret):
    digest = hashlib.sha512(secret).digest()
    scalar = int.from_bytes(digest[:32], "little") & ((1 << 254) - 8) | 1 << 254
    return scalar, digest[32:]


def public_key(secret):
    return encoded(times(expanded(secret)[0], BASE))


def sha512_number(*parts):
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little") % L


def sign(secret, public, message):
    scalar, prefix = expanded(secret)
    r = sha512_number(prefix, message)
    commitment = encoded(times(r, BASE))
    s = (r + sha512_number(commitment, public, message) * scalar) % L
    return commitment + s.to_bytes(32, "little")


# --- A plain Merkle tree: RFC 6962's own recursive definitions -----------------------------------------------------

def sha256(data):
    return hashlib.sha256(data).digest()


def split(count):
    k = 1
    while k * 2 < count:
        k *= 2
    return k


def tree_root(leaves):
    if not leaves:
        return sha256(b"")
    if len(leaves) == 1:
        return sha256(b"\0" + leaves[0])
    k = split(len(leaves))
    return sha256(b"\1" + tree_root(leaves[:k]) + tree_root(leaves[k:]))


def audit_path(index, leaves):
    if len(leaves) == 1:
        return []
    k = split(len(leaves))
    if index < k:
        return audit_path(index, leaves[:k]) + [tree_root(leaves[k:])]
    return audit_path(index - k, leaves[k:]) + [tree_root(leaves[:k])]


# --- Notes, entries, dumps and proofs ------------------------------------------------------------------------------

ORIGIN = "sijill.example/log"
SECRET = bytes(range(32))
PUBLIC = public_key(SECRET)
OTHER_SECRET = bytes(range(1, 33))
OTHER_PUBLIC = public_key(OTHER_SECRET)


def b64(raw):
    return base64.b64encode(raw).decode()


def key_id(name, public):
    return sha256(name.encode() + b"\n\1" + public)[:4]


def verifier_key(name=ORIGIN, public=PUBLIC):
    return "+".join((name, key_id(name, public).hex(), b64(b"\1" + public)))


def signature_line(text, name=ORIGIN, secret=SECRET, public=PUBLIC):
    return f"— {name} {b64(key_id(name, public) + sign(secret, public, text.encode()))}\n"


def note(text):
    return f"{text}\n{signature_line(text)}"


def checkpoint(size, root, origin=ORIGIN):
    return note(f"{origin}\n{size}\n{b64(root)}\n")


def compact(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def record(number, kind, payload, time=None):
    return {"number": number, "time": time or f"2026-11-26T10:56:{number:02}.123Z", "kind": kind, "version": 1,
            "salt": sha256(b"salt %d" % number).hex(), "payload": compact(payload)}


def commitment(entry):
    if "commitment" in entry:
        return entry["commitment"]
    return sha256(bytes.fromhex(entry["salt"]) + entry["payload"].encode()).hex()


def erased(entry):
    kept = {name: value for name, value in entry.items() if name not in ("salt", "payload")}
    return kept | {"commitment": commitment(entry)}


def leaf(entry):
    members = {name: entry[name] for name in ("kind", "number", "time", "version")}
    return compact(members | {"commitment": commitment(entry)}).encode()


def blob_name(content):
    return sha256(content).hex()


REPORT, ARCHIVE, GONE = b"a report", b"an archive that held it", b"a report that was erased"
BLOBS = [REPORT, ARCHIVE]


def sample_records():
    return [
        record(0, "log begun", {"by": "Sijill"}),
        record(1, "report taken in", {"report": {"sha256": blob_name(REPORT), "title": "Größe \U0001f4dc"},
                                      "via": [{"whole": {"sha256": blob_name(ARCHIVE)}}]}),
        record(2, "report taken in", {"report": {"sha256": blob_name(GONE)}, "sha256": "not a blob's"}),
        erased(record(3, "finding", {"report": {"sha256": blob_name(b"never kept")}})),
        record(4, "payload erased", {"blobs": [blob_name(GONE)], "entry": 3}),
        record(5, "finding", {"score": 0.25, "words": []}, time="2026-11-26T10:56:04.123Z"),
    ]


def dump_members(records, blobs=BLOBS, per_file=4, **stated):
    """The members of a dump that is signed as it stands."""
    root = tree_root([leaf(entry) for entry in records])
    manifest = {"format": 1, "origin": ORIGIN, "size": len(records), "root": b64(root),
                "verifier_key": verifier_key(), "made_by": "a test"} | stated
    made = [("sijill-dump.json", json.dumps(manifest).encode()),
            ("checkpoint", checkpoint(len(records), root).encode())]
    for part, start in enumerate(range(0, len(records), per_file)):
        made.append((f"entries/{part:08}.jsonl", lines(records[start:start + per_file])))
    return made + [blob_member(content) for content in sorted(blobs, key=blob_name)]


def lines(records):
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in records).encode()


def blob_member(content, name=None):
    name = name or blob_name(content)
    return f"blobs/{name[:2]}/{name}", content


def archived(members):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in members:
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def proof_text(records, index, extra=None):
    leaves = [leaf(entry) for entry in records]
    head = ["c2sp.org/tlog-proof@v1", *([f"extra {b64(extra)}"] if extra else []), f"index {index}"]
    hashes = [b64(sibling) for sibling in audit_path(index, leaves)]
    return "\n".join([*head, *hashes, "", checkpoint(len(leaves), tree_root(leaves))])


def proof_file(records, indexes, blobs=()):
    return {"format": "sijill-proof/1", "verifier_key": verifier_key(),
            "entries": [records[index] | {"proof": proof_text(records, index)} for index in indexes],
            "blobs": {blob_name(content): b64(content) for content in blobs}}


def made_up_log(count, seed, tampered=False):
    chance = random.Random(seed)
    leaves = [chance.randbytes(chance.randrange(40)) for _ in range(count)]
    root = tree_root(leaves)
    return {"leaves": [data.hex() for data in leaves], "root": root.hex(),
            "proofs": [{"index": index, "hashes": [sibling.hex() for sibling in audit_path(index, leaves)]}
                       for index in range(count)],
            "checkpoint": checkpoint(count, root), "verifier_key": verifier_key(), "tampered": tampered}


def flipped(raw, bit):
    changed = bytearray(raw)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def flipped_hex(text, bit=0):
    return flipped(bytes.fromhex(text), bit).hex()


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "file"

    def run_main(self, *arguments):
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = verify.main([str(argument) for argument in arguments])
        return status, out.getvalue(), err.getvalue()

    def passes(self, command, *options):
        status, out, err = self.run_main(command, self.path, *options)
        self.assertEqual((status, err), (0, ""))
        return out

    def fails(self, command, said, *options):
        status, out, err = self.run_main(command, self.path, *options)
        self.assertEqual((status, out), (1, ""), err)
        self.assertRegex(err, said)
        self.assertEqual(err.count("\n"), 1)


# --- The standards' own parts --------------------------------------------------------------------------------------

class Ed25519(unittest.TestCase):
    VECTORS = [  # RFC 8032, section 7.1, TEST 1 to 3: secret key, public key, message, signature
        ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595b"
         "be24655141438e7a100b"),
        ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
         "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
         "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb430"
         "2aeeb00d291612bb0c00"),
        ("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716e"
         "d28dc027beceea1ec40a"),
    ]

    def vectors(self):
        return [tuple(map(bytes.fromhex, vector)) for vector in self.VECTORS]

    def test_published_signatures_verify(self):
        for _, public, message, signature in self.vectors():
            self.assertTrue(verify.ed25519_verifies(public, message, signature))

    def test_the_signer_of_these_tests_makes_the_published_signatures(self):
        for secret, public, message, signature in self.vectors():
            self.assertEqual(public_key(secret), public)
            self.assertEqual(sign(secret, public, message), signature)

    def test_every_flipped_bit_is_noticed(self):
        _, public, message, signature = self.vectors()[2]
        for bit in range(512):
            self.assertFalse(verify.ed25519_verifies(public, message, flipped(signature, bit)), bit)
        for bit in range(256):
            self.assertFalse(verify.ed25519_verifies(flipped(public, bit), message, signature), bit)
        for bit in range(16):
            self.assertFalse(verify.ed25519_verifies(public, flipped(message, bit), signature), bit)

    def test_many_messages(self):
        chance = random.Random(8032)
        for length in range(20):
            message = chance.randbytes(length * 7)
            self.assertTrue(verify.ed25519_verifies(PUBLIC, message, sign(SECRET, PUBLIC, message)))

    def test_products_of_edge_scalars(self):
        point = verify.decode_point(PUBLIC)
        multiples = verify.odd_multiples(point, verify.KEY_WIDTH)
        affine = point[:2]
        for s in (0, 1, 2, 255, 256, 257, L - 1, 2**252, 2**252 - 1):
            for k in (0, 1, 15, 16, 17, L - 1):
                expected = encoded(plus(times(s, BASE), times(k, affine)))
                self.assertEqual(verify.encode_point(verify.double_scalar_product(s, k, multiples)), expected)

    def test_s_from_the_group_order_upwards_is_refused(self):
        _, public, message, signature = self.vectors()[1]
        s = int.from_bytes(signature[32:], "little") + L
        self.assertFalse(verify.ed25519_verifies(public, message, signature[:32] + s.to_bytes(32, "little")))

    def test_what_is_no_point_is_not_decoded(self):
        for y, sign_bit in ((2, 0), (P, 0), (P + 1, 0), (2**255 - 1, 0), (1, 1), (P - 1, 1)):
            raw = (y | sign_bit << 255).to_bytes(32, "little")
            self.assertIsNone(verify.decode_point(raw), y)
            self.assertFalse(verify.ed25519_verifies(raw, b"", bytes(64)))
            self.assertFalse(verify.ed25519_verifies(PUBLIC, b"", raw + bytes(32)))

    def test_wrong_lengths(self):
        _, public, message, signature = self.vectors()[0]
        for bad in (b"", signature[:63], signature + b"\0"):
            self.assertFalse(verify.ed25519_verifies(public, message, bad))
        self.assertFalse(verify.ed25519_verifies(public[:31], message, signature))


class Merkle(unittest.TestCase):
    # The leaves and roots that certificate-transparency's own tests publish.
    LEAVES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    ROOTS = ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
             "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
             "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
             "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
             "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
             "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
             "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
             "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
             "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"]

    def test_published_roots(self):
        tree = verify.Tree()
        self.assertEqual(tree.root().hex(), self.ROOTS[0])
        for data, root in zip(self.LEAVES, self.ROOTS[1:]):
            tree.append(verify.hash_leaf(bytes.fromhex(data)))
            self.assertEqual(tree.root().hex(), root)

    def test_every_proof_of_every_tree_of_up_to_65_leaves(self):
        tree, leaves = verify.Tree(), []
        for size in range(1, 66):
            leaves.append(b"leaf %d" % size)
            tree.append(verify.hash_leaf(leaves[-1]))
            root = tree_root(leaves)
            self.assertEqual(tree.root(), root)
            for index, data in enumerate(leaves):
                path = audit_path(index, leaves)
                self.assertEqual(verify.root_by_path(index, size, verify.hash_leaf(data), path), root)

    def test_proofs_that_prove_nothing(self):
        for size in (1, 2, 3, 7, 8, 13):
            leaves = [b"leaf %d" % number for number in range(size)]
            root = tree_root(leaves)
            for index, data in enumerate(leaves):
                path, start = audit_path(index, leaves), verify.hash_leaf(data)
                self.assert_no_proof(root, index, size, verify.hash_leaf(data + b"!"), path)
                self.assert_no_proof(root, index, size, start, path + [root])
                self.assert_no_proof(root, size, size, start, path)
                self.assert_no_proof(root, -1, size, start, path)
                for place in range(len(path)):
                    self.assert_no_proof(root, index, size, start, path[:place] + path[place + 1:])
                    changed = path[:place] + [flipped(path[place], 9)] + path[place + 1:]
                    self.assert_no_proof(root, index, size, start, changed)
                for other in set(range(size)) - {index}:
                    self.assert_no_proof(root, other, size, start, path)

    def assert_no_proof(self, root, index, size, leaf_hash, path):
        try:
            self.assertNotEqual(verify.root_by_path(index, size, leaf_hash, path), root)
        except verify.Wrong:
            pass


class Canonical(unittest.TestCase):
    def test_numbers_of_rfc_8785_and_of_ecmascript(self):
        for number, text in (
                (0.0, "0"), (-0.0, "0"), (-17, "-17"), (100.0, "100"), (4.50, "4.5"), (2e-3, "0.002"),
                (5e-324, "5e-324"), (-5e-324, "-5e-324"), (1.7976931348623157e308, "1.7976931348623157e+308"),
                (9007199254740992, "9007199254740992"), (2**60, "1152921504606847000"),
                (295147905179352830000.0, "295147905179352830000"), (9.999999999999997e22, "9.999999999999997e+22"),
                (1e23, "1e+23"), (1e21, "1e+21"), (1e20, "100000000000000000000"),
                (999999999999999700000.0, "999999999999999700000"), (333333333.3333332, "333333333.3333332"),
                (0.000001, "0.000001"), (1e-7, "1e-7"), (-0.0000033333333333333333, "-0.0000033333333333333333"),
                (1424953923781206.2, "1424953923781206.2")):
            self.assertEqual(verify.canonical(number), text)

    def test_names_are_sorted_by_utf_16(self):
        names = ["\r", "1", "\x80", "\xf6", "\u20ac", "\U0001f600", "\ufb33"]  # RFC 8785, section 3.2.3
        sorted_text = verify.canonical(dict.fromkeys(reversed(names), 0))
        self.assertEqual(list(json.loads(sorted_text)), names)

    def test_literals_and_strings(self):
        value = {"string": "\u20ac$\x0f\nA'\x42\x22\x5c\\\"/\x7f", "literals": [None, True, False, [], {}]}
        self.assertEqual(verify.canonical(value), '{"literals":[null,true,false,[],{}],'
                         '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/\x7f"}')


class Notes(unittest.TestCase):
    # The example of golang.org/x/mod/sumdb/note.
    GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    GO_NOTE = ("If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n"
               "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJ"
               "nAM=\n")

    def refuses(self, call, *arguments):
        with self.assertRaises(verify.Wrong):
            call(*arguments)

    def test_a_published_note(self):
        key = verify.parse_key(self.GO_KEY)
        self.assertTrue(verify.open_note(self.GO_NOTE, key).startswith("If you think"))
        self.refuses(verify.open_note, self.GO_NOTE.replace("answer", "Answer"), key)

    def test_keys(self):
        name, ident, encoded_key = verifier_key().split("+", 2)
        self.assertEqual(verify.parse_key(verifier_key()), (ORIGIN, key_id(ORIGIN, PUBLIC), PUBLIC))
        ecdsa = sha256(name.encode() + b"\n\2" + PUBLIC)[:4].hex()
        off_curve = (2).to_bytes(32, "little")
        for bad in ("", name, f"{name}+{ident}", f"+{ident}+{encoded_key}", f"a b+{ident}+{encoded_key}",
                    f"{name}x+{ident}+{encoded_key}", f"{name}+{flipped_hex(ident)}+{encoded_key}",
                    f"{name}+{ident}+{encoded_key[:-4]}", f"{name}+{ident.upper()}X+{encoded_key}",
                    "+".join((name, ecdsa, b64(b"\2" + PUBLIC))),
                    "+".join((name, key_id(name, off_curve).hex(), b64(bytes([1]) + off_curve)))):
            self.refuses(verify.parse_key, bad)

    def test_signatures_of_others_are_ignored_and_the_keys_own_must_all_verify(self):
        key, text = verify.parse_key(verifier_key()), "text\n\nmore text\n"
        own = signature_line(text)
        other = signature_line(text, "other.example", OTHER_SECRET, OTHER_PUBLIC)
        namesake = signature_line(text, ORIGIN, OTHER_SECRET, OTHER_PUBLIC)
        forged = f"— {ORIGIN} {b64(key_id(ORIGIN, PUBLIC) + bytes(64))}\n"
        unknown = "— unknown.example AAAAAAA=\n"
        same_id = f"— other.example {b64(key_id(ORIGIN, PUBLIC) + bytes(64))}\n"
        for signatures in (own, own + own, other + own, own + namesake, same_id + own, unknown + own,
                           unknown * 15 + own):
            self.assertEqual(verify.open_note(f"{text}\n{signatures}", key), text)
        for signatures in ("", other, namesake, other + namesake, forged, own + forged, forged + own, own[:-1],
                           own[:-1] + "x", own + "\n", own + "x\n", own.replace("—", "-"), own * 101,
                           own.replace("—", "—\t"),
                           own + "— unknown.example AAAA\n", own + "— a+b AAAAAAA=\n"):
            self.refuses(verify.open_note, f"{text}\n{signatures}", key)

    def test_forms_of_text(self):
        key = verify.parse_key(verifier_key())
        self.refuses(verify.open_note, note("a\tb\n"), key)
        self.refuses(verify.open_note, note("a\r\nb\n"), key)
        self.refuses(verify.open_note, note("a\n").replace("\n", "\r\n"), key)
        self.assertEqual(verify.open_note(note("a\u2028\x85b\n"), key), "a\u2028\x85b\n")

    def test_base64_has_one_spelling(self):
        self.assertEqual(verify.from_base64("AA==", "it"), b"\0")
        for bad in ("AB==", "AA=", "AA", "A A==", "AA==\n", "_w==", None, 5):
            self.refuses(verify.from_base64, bad, "it")

    def test_checkpoints(self):
        key, root = verify.parse_key(verifier_key()), b64(bytes(32))
        self.assertEqual(verify.open_checkpoint(note(f"o\n0\n{root}\n"), key), ("o", 0, bytes(32)))
        self.assertEqual(verify.open_checkpoint(note(f"o o\n12\n{root}\nextension\n"), key), ("o o", 12, bytes(32)))
        for bad in (f"o\n0{root}\n", f"o\n00\n{root}\n", f"o\n-1\n{root}\n", f"o\n+1\n{root}\n", f"o\n1_0\n{root}\n",
                    f"o\n١\n{root}\n", f"\n1\n{root}\n", f"o\n1\n{root}\n\nextension\n", f"o\n1\n{root[4:]}\n",
                    f"o\n1\n{root[:-1]}\n", "o\n1\n", f"o\n{'9' * 5000}\n{root}\n"):
            self.refuses(verify.open_checkpoint, note(bad), key)

    def test_proof_texts(self):
        siblings = [b64(bytes([number]) * 32) for number in range(2)]
        head, rest = "c2sp.org/tlog-proof@v1\n", "origin\n…"
        self.assertEqual(verify.parse_proof(f"{head}index 0\n\n{rest}"), (0, [], rest))
        self.assertEqual(verify.parse_proof(f"{head}extra AA==\nindex 7\n{siblings[0]}\n{siblings[1]}\n\n{rest}"),
                         (7, [bytes(32), b"\1" * 32], rest))
        for bad in ("", head, f"{head}\n{rest}", f"{head}index 07\n\n{rest}", f"{head}index -7\n\n{rest}",
                    f"{head}index 7\nAAAA\n\n{rest}", f"{head}index 7\nextra AA==\n\n{rest}",
                    f"{head}extra A\nindex 7\n\n{rest}", f"{head}index  7\n\n{rest}",
                    "c2sp.org/tlog-proof@v2\nindex 7\n\n"):
            self.refuses(verify.parse_proof, bad)


# --- Dumps ---------------------------------------------------------------------------------------------------------

class Dumps(Case):
    def setUp(self):
        super().setUp()
        self.records = sample_records()

    def write(self, members):
        self.path.write_bytes(archived(members))

    def write_signed(self, **options):
        self.write(dump_members(self.records, **options))

    def edited(self, name, old, new):
        """The sound dump's members, with a text in one of them changed after the signing."""
        members = dict(dump_members(self.records))
        self.assertIn(old.encode(), members[name])
        members[name] = members[name].replace(old.encode(), new.encode(), 1)
        self.write(members.items())

    def test_a_sound_dump(self):
        for per_file in (1, 4, 100):
            self.write_signed(per_file=per_file)
            result = json.loads(self.passes("dump", "--json"))
            root = tree_root([leaf(entry) for entry in self.records]).hex()
            self.assertEqual(result, {"ok": True, "size": 6, "root": root, "blobs": 2, "erased": 1})
        self.assertIn("must be compared", self.passes("dump"))
        self.assertNotIn("compared", self.passes("dump", "--key", verifier_key()))

    def test_an_empty_dump(self):
        self.records = []
        self.write_signed(blobs=[])
        self.assertEqual(json.loads(self.passes("dump", "--json"))["root"], sha256(b"").hex())

    def test_another_key_than_the_one_given(self):
        self.write_signed()
        self.fails("dump", "^verifier key: ", "--key", verifier_key(public=OTHER_PUBLIC))
        self.fails("dump", "^--key: ", "--key", "nonsense")
        self.write_signed(verifier_key=verifier_key(public=OTHER_PUBLIC))
        self.fails("dump", "^checkpoint: .*no signature by the key")

    def test_manifests(self):
        for stated, said in (({"format": 2}, "^sijill-dump.json: its format"), ({"size": 5}, "^checkpoint: its size"),
                             ({"size": "6"}, "^sijill-dump.json: its size"), ({"size": True}, "its size"),
                             ({"origin": "elsewhere"}, "^checkpoint: its origin"),
                             ({"root": b64(bytes(32))}, "^checkpoint: its root"), ({"root": None}, "its root"),
                             ({"verifier_key": None}, "its verifier_key"),
                             ({"remark": "x" * verify.MOST_BYTES}, "^sijill-dump.json: it is longer")):
            self.write_signed(**stated)
            self.fails("dump", said)

    def test_an_altered_checkpoint(self):
        self.edited("checkpoint", "\n6\n", "\n5\n")
        self.fails("dump", "^checkpoint: the signature does not verify")

    def test_altered_entries(self):
        salt = self.records[5]["salt"]
        for part, old, new in ((0, "log begun", "log began"), (0, "10:56:00.123Z", "10:56:00.122Z"),
                               (0, '"version": 1', '"version": 2'), (1, salt, flipped_hex(salt)), (1, "0.25", "0.75"),
                               (0, self.records[3]["commitment"], flipped_hex(self.records[3]["commitment"]))):
            self.edited(f"entries/{part:08}.jsonl", old, new)
            self.fails("dump", "^entries: their root is")

    def test_malformed_entries(self):
        for number, change, said in (
                (0, {"number": True}, "its number"), (0, {"number": 0.0}, "its number"),
                (1, {"version": 0}, "its version"),
                (2, {"version": "1"}, "its version"), (2, {"kind": 7}, "its kind"), (2, {"kind": "\ud800"}, "its kind"),
                (0, {"time": "2026-11-26T10:56:00Z"}, "its time"),
                (0, {"time": "2026-02-30T10:56:00.123Z"}, "its time"),
                (0, {"time": "2026-11-26T10:56:00.123+00:00"}, "its time"),
                (0, {"time": "٢026-11-26T10:56:00.123Z"}, "its time"),
                (1, {"salt": "00"}, "its salt"), (1, {"salt": "G" * 64}, "its salt"),
                (1, {"salt": "AB" * 32}, "its salt"), (3, {"commitment": "ab"}, "its commitment"),
                (1, {"commitment": "ab" * 32}, "members of an entry"), (1, {"remark": ""}, "members of an entry"),
                (3, {"salt": "ab" * 32}, "members of an entry"), (1, {"payload": {"by": "Sijill"}}, "not a string")):
            records = copy.deepcopy(self.records)
            records[number] |= change
            members = dict(dump_members(self.records))
            members["entries/00000000.jsonl"] = b"".join(json.dumps(entry).encode() + b"\n" for entry in records[:4])
            self.write(members.items())
            self.fails("dump", f"^entry {number}: .*{said}")

    def test_lines_that_are_no_entries(self):
        first = lines(self.records[:1])
        for line, said in ((b"\n", "not JSON"), (b"[]\n", "not a JSON object"), (b"\xff\n", "not UTF-8"),
                           (first.replace(b'"kind"', b'"number": 0, "kind"'), "two members of one name"),
                           (b"[" * 100_000 + b"\n", "not JSON"), (b"\xef\xbb\xbf" + first, "not JSON")):
            members = dict(dump_members(self.records))
            members["entries/00000000.jsonl"] = line + lines(self.records[1:4])
            self.write(members.items())
            self.fails("dump", f"^entry 0: .*{said}")

    def test_payloads_that_are_not_canonical(self):
        for text in ('{"b":1,"a":2}', '{"a": 1}', '{"a":1.0}', '{"a":1}\n', '{"a":"\\u00e9"}', '{"a":"\\/"}', "1e2",
                     '{"a":-0}', '{"a":0.1e1}', '{"a":9007199254740993}', '{"\ufb33":0,"\U0001f600":0}'):
            self.records[5]["payload"] = text
            self.write_signed()
            self.fails("dump", "^entry 5: its payload is not canonical JSON")
        for text in ("", "{", "NaN", '{"a":1,"a":1}', '{"a":1e999}', "[" * 5000 + "]" * 5000, '"\\ud800"', "'a'"):
            self.records[5]["payload"] = text
            self.write_signed()
            self.fails("dump", "^entry 5: ")
        for text in ('{"a":1.5,"b":[1e+21,-1e-7,"é\\u001f"]}', "null", '"x"', '{"\U0001f600":0,"\ufb33":0}'):
            self.records[5]["payload"] = text
            self.write_signed()
            self.passes("dump")

    def test_missing_entries(self):
        members = dump_members(self.records)
        for gone in range(5):
            kept = self.records[:gone] + self.records[gone + 1:]
            self.write(members[:2] + [("entries/00000000.jsonl", lines(kept))] + members[4:])
            self.fails("dump", f"^entry {gone}: in its place is the entry with the number {gone + 1}")
        self.write(members[:3] + members[4:])
        self.fails("dump", "^entry 4: it is missing")
        self.write(members[:2] + members[4:])
        self.fails("dump", "^entry 0: it is missing")
        self.write(members[:2])
        self.fails("dump", "^entry 0: it is missing")

    def test_too_many_entries(self):
        members = dump_members(self.records)
        more = lines([record(6, "finding", {})])
        self.write(members[:3] + [(members[3][0], members[3][1] + more)] + members[4:])
        self.fails("dump", "^entry 6: the checkpoint is of 6 entries only")

    def test_reordered_entries(self):
        self.records[1], self.records[2] = self.records[2], self.records[1]
        self.write_signed()
        self.fails("dump", "^entry 1: in its place is the entry with the number 2")
        # Renumbered, so that only the root can tell.
        original = tree_root([leaf(entry) for entry in sample_records()])
        for number in (1, 2):
            self.records[number] |= {name: sample_records()[number][name] for name in ("number", "time")}
        members = dump_members(self.records, root=b64(original))
        members[1] = ("checkpoint", checkpoint(6, original).encode())
        self.write(members)
        self.fails("dump", "^entries: their root is")

    def test_times_that_go_backwards(self):
        self.records[5]["time"] = "2026-11-26T10:56:04.122Z"
        self.write_signed()
        self.fails("dump", "^entry 5: its time .* is before")

    def test_an_erased_entry_keeps_the_root(self):
        root = tree_root([leaf(entry) for entry in self.records])
        self.records[1] = erased(self.records[1])
        self.write_signed(blobs=[])
        result = json.loads(self.passes("dump", "--json"))
        self.assertEqual((result["root"], result["erased"], result["blobs"]), (root.hex(), 2, 0))

    def test_missing_blobs(self):
        self.write_signed(blobs=[ARCHIVE])
        self.fails("dump", f"^entry 1: the blob {blob_name(REPORT)} it names is missing")
        self.write_signed(blobs=[REPORT])
        self.fails("dump", f"^entry 1: the blob {blob_name(ARCHIVE)} it names is missing")
        self.records[4] = record(4, "payload erased", {"blobs": []})
        self.write_signed()
        self.fails("dump", f"^entry 2: the blob {blob_name(GONE)} it names is missing")
        self.records[4] = record(4, "finding", {"blobs": [blob_name(GONE)]})
        self.write_signed()
        self.fails("dump", "^entry 2: ")

    def test_a_named_blob_that_is_no_hash(self):
        for value in ("AB" * 32, "ab", None, 7, {"a": 1}):
            self.records[5] = record(5, "finding", {"a": [{"whole": {"b": {"sha256": value}}}]})
            self.write_signed()
            self.fails("dump", "^entry 5: a member sha256")
        self.records[5] = record(5, "payload erased", {"blobs": ["ab"]})
        self.write_signed()
        self.fails("dump", "^entry 5: its payload's blobs")

    def test_altered_and_misplaced_blobs(self):
        members, name = dump_members(self.records, blobs=[]), blob_name(REPORT)
        self.write(members + [blob_member(b"A report", name)])
        self.fails("dump", f"^blob {name}: the SHA-256 of its content is")
        self.write(members + [blob_member(REPORT), blob_member(REPORT)])
        self.fails("dump", f"^blob {name}: the archive holds it twice")
        for path in (f"blobs/zz/{name}", f"blobs/{name}", f"blobs/{name[:2]}/{name.upper()}", "blobs/../x",
                     "notes.txt"):
            self.write(members + [(path, REPORT)])
            self.fails("dump", "^archive: ")

    def test_members_out_of_order(self):
        members = dump_members(self.records)
        for order, said in (((1, 0, 2, 3, 4, 5), "where sijill-dump.json belongs"),
                            ((0, 2, 1, 3, 4, 5), "where checkpoint"), ((0, 1, 3, 2, 4, 5), "where entries/00000000"),
                            ((0, 1, 2, 3, 4, 3, 5), "out of place"),
                            ((0, 1, 2, 2, 3, 4, 5), "where entries/00000001"), ((), "there is nothing")):
            self.write([members[place] for place in order])
            self.fails("dump", f"^archive: .*{said}")

    def test_members_that_are_no_files(self):
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as archive:
            link = tarfile.TarInfo("sijill-dump.json")
            link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(link)
        self.path.write_bytes(packed.getvalue())
        self.fails("dump", "^member 'sijill-dump.json': it is not a plain file")

    def test_damaged_archives(self):
        sound = archived(dump_members(self.records))
        plain = gzip.decompress(sound)
        for damaged in (b"", b"nonsense", sound[:-1], sound[:-8] + bytes(8), sound[:len(sound) // 2], plain,
                        gzip.compress(b"nonsense"), gzip.compress(plain[:700])):
            self.path.write_bytes(damaged)
            self.fails("dump", "^archive: ")
        end = len(plain.rstrip(b"\0")) // 512 * 512 + 512
        self.path.write_bytes(gzip.compress(plain[:end] + bytes(1024)))
        self.passes("dump")
        for tail in (b"", bytes(512), b"x" * 512, bytes(1024) + b"x" * 512, b"x" * 512 + bytes(512)):
            self.path.write_bytes(gzip.compress(plain[:end] + tail))
            self.fails("dump", "^archive: (a member's header|something follows|its end)")

    def test_long_names_and_large_blobs(self):
        self.write_signed(blobs=[*BLOBS, bytes(3_000_000), b""])
        self.assertEqual(json.loads(self.passes("dump", "--json"))["blobs"], 4)

    def test_a_file_that_is_not_there(self):
        self.assertEqual(self.run_main("dump", self.path)[0], 2)


# --- Proof files ---------------------------------------------------------------------------------------------------

class Proofs(Case):
    def setUp(self):
        super().setUp()
        self.records = sample_records()
        self.proof = proof_file(self.records, [1, 3, 5], BLOBS)

    def write(self):
        self.path.write_text(json.dumps(self.proof))

    def test_a_sound_proof(self):
        self.write()
        self.assertIn(f"must be compared with one got another way: {verifier_key()}", self.passes("proof"))
        self.assertNotIn("compared", self.passes("proof", "--key", verifier_key()))
        result = json.loads(self.passes("proof", "--json"))
        self.assertEqual(result, {"ok": True, "origin": ORIGIN, "entries": 3, "blobs": 2, "erased": 1,
                                  "key_given": False, "verifier_key": verifier_key()})

    def test_checkpoints_of_several_sizes(self):
        self.proof["entries"][0]["proof"] = proof_text(self.records[:3], 1, extra=b"extra")
        self.write()
        self.passes("proof")

    def test_a_log_of_one_entry(self):
        self.proof = proof_file(self.records[:1], [0])
        self.write()
        self.passes("proof")

    def test_keys(self):
        self.write()
        self.fails("proof", "^verifier key: ", "--key", verifier_key(public=OTHER_PUBLIC))
        self.proof["verifier_key"] = verifier_key(public=OTHER_PUBLIC)
        self.write()
        self.fails("proof", "^entry 1: .*no signature by the key")

    def test_altered_entries(self):
        altered = record(1, "report taken in", {"report": {"sha256": blob_name(b"another")}})
        for change in ({"payload": altered["payload"]}, {"salt": "ab" * 32}, {"kind": "x"}, {"version": 2},
                       {"time": "2026-11-26T10:56:01.124Z"}):
            self.proof = proof_file(self.records, [1, 3, 5], BLOBS)
            self.proof["entries"][0] |= change
            self.write()
            self.fails("proof", "^entry 1: its inclusion proof does not lead to")
        self.proof = proof_file(self.records, [1, 3, 5], BLOBS)
        self.proof["entries"][1]["commitment"] = "ab" * 32
        self.write()
        self.fails("proof", "^entry 3: its inclusion proof does not lead to")
        self.proof["entries"][1]["number"] = 4
        self.write()
        self.fails("proof", "^entry 4: its proof is of the entry 3")

    def test_altered_proofs(self):
        sound = self.proof["entries"][2]["proof"]
        text = sound.split("\n")
        for changed, said in (
                (text[:2] + [text[3], text[2]] + text[4:], "does not lead"),
                (text[:2] + text[3:], "the inclusion proof has"),
                (text[:2] + [b64(bytes(32))] + text[3:], "(does not lead|the inclusion proof has)"),
                (text[:1] + ["index 4"] + text[2:], "its proof is of the entry 4"), (text[1:], "does not begin"),
                ([line if line != "6" else "7" for line in text], "signature does not verify"), ([], "does not begin")):
            self.proof["entries"][2]["proof"] = "\n".join(changed)
            self.write()
            self.fails("proof", f"^entry 5: .*{said}")
        del self.proof["entries"][2]["proof"]
        self.write()
        self.fails("proof", "^entry 5: it has no proof")

    def test_two_histories(self):
        other = self.records[:2] + [record(2, "finding", {"other": True})] + self.records[3:]
        self.proof["entries"][0]["proof"] = proof_text(other, 1)
        self.write()
        self.fails("proof", "^checkpoints: two different roots are signed for the size 6")

    def test_two_logs(self):
        leaves = [leaf(entry) for entry in self.records]
        old, new = (checkpoint(6, tree_root(leaves), origin) for origin in (ORIGIN, "other.example"))
        self.proof["entries"][0]["proof"] = self.proof["entries"][0]["proof"].replace(old, new)
        self.write()
        self.fails("proof", "^checkpoints: they are of different logs")

    def test_blobs(self):
        name = blob_name(REPORT)
        for content, said in ((b64(b"A report"), "the SHA-256 of its content"), ("?", "its content is not base64"),
                              (None, "its content is not base64")):
            self.proof["blobs"][name] = content
            self.write()
            self.fails("proof", f"^blob {name}: {said}")
        self.proof = proof_file(self.records, [1], [REPORT, b"a stranger"])
        self.write()
        self.fails("proof", f"^blob {blob_name(b'a stranger')}: no entry of the file names it")

    def test_forms(self):
        for change, said in (({"format": "sijill-proof/2"}, "format"), ({"entries": []}, "no entries"),
                             ({"entries": {}}, "no entries"), ({"entries": [5]}, "entry in place 0"),
                             ({"blobs": []}, "blobs"), ({"verifier_key": ""}, "verifier key")):
            self.proof = proof_file(self.records, [1], BLOBS) | change
            self.write()
            self.fails("proof", said)
        self.path.write_bytes(b"\xff")
        self.fails("proof", "not UTF-8")


# --- Made-up logs --------------------------------------------------------------------------------------------------

class Logs(Case):
    def write(self, *logs):
        self.path.write_text("".join(json.dumps(log) + "\n" for log in logs))

    def tamperings(self):
        """A sound log of 11 leaves, altered in one way after another."""
        for name, alter in (
                ("leaf", lambda log: log["leaves"].__setitem__(4, log["leaves"][4] + "00")),
                ("leaf gone", lambda log: log["leaves"].pop()),
                ("leaf more", lambda log: log["leaves"].append("")),
                ("leaves swapped", lambda log: log["leaves"].reverse()),
                ("root", lambda log: log.update(root=flipped_hex(log["root"]))),
                ("root cut", lambda log: log.update(root=log["root"][2:])),
                ("hash", lambda log: log["proofs"][7]["hashes"].__setitem__(1, "00" * 32)),
                ("hash gone", lambda log: log["proofs"][7]["hashes"].pop()),
                ("hash more", lambda log: log["proofs"][7]["hashes"].append("00" * 32)),
                ("index", lambda log: log["proofs"][7].update(index=6)),
                ("index outside", lambda log: log["proofs"][7].update(index=11)),
                ("size", lambda log: log.update(checkpoint=log["checkpoint"].replace("\n11\n", "\n12\n"))),
                ("signature", lambda log: log.update(checkpoint=log["checkpoint"][:-9] + "AAAAAAA=\n")),
                ("key", lambda log: log.update(verifier_key=verifier_key(public=OTHER_PUBLIC))),
                ("resigned", lambda log: log.update(checkpoint=checkpoint(11, bytes(32)))),
                ("resigned size", lambda log: log.update(checkpoint=checkpoint(12, bytes.fromhex(log["root"]))))):
            log = made_up_log(11, 11)
            alter(log)
            yield name, log

    def test_sound_and_tampered_logs_agree(self):
        sound = [made_up_log(count, count) for count in range(20)]
        tampered = [log | {"tampered": True} for _, log in self.tamperings()]
        self.write(*sound, *tampered)
        self.assertEqual(self.passes("logs"), "36 logs agree\n")

    def test_tampering_that_is_not_owned_up_to(self):
        for name, log in self.tamperings():
            with self.subTest(name):
                self.write(made_up_log(3, 3), log)
                self.fails("logs", "^line 2: ")

    def test_tampering_that_cannot_be_found(self):
        self.write(made_up_log(3, 3), made_up_log(3, 3), made_up_log(3, 3, tampered=True))
        self.fails("logs", "^line 3: it was tampered with, yet every check holds")

    def test_a_broken_generator_does_not_pass_for_tampering(self):
        for change in ({"leaves": ["zz"]}, {"leaves": None}, {"proofs": [{}]}, {"proofs": None}, {"checkpoint": None},
                       {"root": 5}, {"verifier_key": None}, {"tampered": 1}, {"proofs": [{"index": -1, "hashes": []}]}):
            self.write(made_up_log(3, 3, tampered=True) | change)
            self.fails("logs", "^line 1: ")
        self.write()
        self.fails("logs", "no logs")
        self.path.write_text("{}\n\n")
        self.fails("logs", "^line 1: its leaves")


class CommandLine(unittest.TestCase):
    def test_the_program_itself(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "logs.jsonl"
            path.write_text(json.dumps(made_up_log(2, 2)) + "\n" + json.dumps(made_up_log(3, 3)) + "\n")
            command = [sys.executable, verify.__file__, "logs", str(path)]
            run = subprocess.run(command, text=True, capture_output=True)
            self.assertEqual((run.returncode, run.stdout, run.stderr), (0, "2 logs agree\n", ""))
            run = subprocess.run([*command[:2], "nonsense"], text=True, capture_output=True)
            self.assertEqual(run.returncode, 2)


if __name__ == "__main__":
    unittest.main()
