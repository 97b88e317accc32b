# Sourced by the parts `stock` and `reader`: installs what is not ours into target/tools, once, and
# puts it first on the path. Everything comes through the ordinary clients of Go and Python.

tools="$PWD/target/tools"
age_version=v1.3.2
age_vectors=c2sp.org/CCTV/age@v0.0.0-20251208015420-e9274a7bdbfd
packages="mnemonic==0.21 sqlcipher3-wheels==0.5.7"

installed() { [ "$(cat "$tools/$1.is" 2>/dev/null)" = "$2" ]; }
note() { printf '%s\n' "$2" >"$tools/$1.is"; }

mkdir -p "$tools"
if ! installed age "$age_version"; then
    echo "installing age $age_version"
    GOBIN="$tools/bin" go install "filippo.io/age/cmd/...@$age_version"
    note age "$age_version"
fi
if ! installed python "$packages"; then
    echo "installing for Python: $packages"
    python3 -m venv "$tools/python"
    # shellcheck disable=SC2086 # a list of packages
    "$tools/python/bin/pip" install --quiet --disable-pip-version-check $packages
    note python "$packages"
fi
export PATH="$tools/bin:$PATH" PYTHONDONTWRITEBYTECODE=1
python="$tools/python/bin/python"
