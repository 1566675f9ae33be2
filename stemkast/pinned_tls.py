"""TLS with a hall whose one certificate is known; for its stations, and for who looks what is the matter with it."""

import ssl


def pinned(certificate: str) -> ssl.SSLContext:
    """Believes this certificate alone (PEM), under whatever name the hall is reached."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    context.load_verify_locations(cadata=certificate)
    return context
