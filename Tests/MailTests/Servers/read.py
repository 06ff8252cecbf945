"""Prints a message as Python's email package reads it: JSON with its fields, its parts and their texts.

    read.py FILE
"""
import email
import email.policy
import hashlib
import json
import sys


def main():
    with open(sys.argv[1], "rb") as file:
        bytes_ = file.read()
    message = email.message_from_bytes(bytes_, policy=email.policy.default)
    parts = []
    for part in message.walk():
        if part.is_multipart():
            continue
        body = part.get_payload(decode=True)
        text = part.get_content() if part.get_content_maintype() == "text" else ""
        parts.append({
            "type": part.get_content_type(), "name": part.get_filename() or "", "text": text,
            "sha256": hashlib.sha256(body).hexdigest(), "encoding": part["Content-Transfer-Encoding"] or "",
        })
    defects = [str(defect) for part in message.walk() for defect in part.defects]
    fields = [{"name": name, "value": str(value)} for name, value in message.items()]
    print(json.dumps({
        "fields": fields, "parts": parts, "defects": defects, "type": message.get_content_type(),
        "longestHeaderLine": max(len(line) for line in bytes_.split(b"\r\n\r\n")[0].split(b"\r\n")),
        "isSevenBit": all(byte < 128 for byte in bytes_), "lone": bytes_.replace(b"\r\n", b"").count(b"\n")
        + bytes_.replace(b"\r\n", b"").count(b"\r"),
    }, ensure_ascii=False))


if __name__ == "__main__":
    main()
