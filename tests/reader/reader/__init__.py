"""A second reader, written from core/docs/format.md and the public specifications that it names."""
