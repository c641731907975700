#!/bin/sh
# Fetches Opsbook at the commit that this handbook is built with, and nothing else:
#
#     sh fetch-opsbook.sh ../opsbook && npm --prefix ../opsbook ci
#
# To upgrade, change OPSBOOK_COMMIT, read the CHANGELOG.md of that commit, and look at the check of the pull request.
set -eu

# Where Opsbook is cloned from, and a commit of it as 40 hexadecimal digits.
: "${OPSBOOK_REPOSITORY:=@opsbook-repository@}"
: "${OPSBOOK_COMMIT:=@opsbook-commit@}"

folder=${1:?name the folder that it goes to}
if [ -z "$OPSBOOK_REPOSITORY" ] || [ -z "$OPSBOOK_COMMIT" ]; then
  echo 'Set OPSBOOK_REPOSITORY and OPSBOOK_COMMIT in fetch-opsbook.sh: where Opsbook comes from was not known.' >&2
  exit 2
fi

# By its name a commit is what it is: a branch or a tag could be moved.
[ -d "$folder/.git" ] || git init --quiet "$folder"
git -C "$folder" fetch --quiet --depth 1 "$OPSBOOK_REPOSITORY" "$OPSBOOK_COMMIT"
git -C "$folder" -c advice.detachedHead=false checkout --quiet --detach "$OPSBOOK_COMMIT"
