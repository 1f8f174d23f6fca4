import base64, hashlib, hmac

def is_genuine(secret, headers, body):
    """secret: whsec_...; headers: as received, names in small letters; body: bytes as received"""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(
        hmac.compare_digest(entry, "v1," + expected) for entry in headers["webhook-signature"].split(" ")
    )
