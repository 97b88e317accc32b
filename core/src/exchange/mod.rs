//! Files from phone to phone: bytes in, bytes out.
