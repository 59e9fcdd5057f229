#!/bin/sh
# Does the API answer as its documentation says? Needs curl alone.
#
#     sh smoke.sh https://newsroom.example
set -eu
api="${1:?usage: sh smoke.sh https://newsroom.example}/api/v1"
answers=$(mktemp -d)
trap 'rm -rf "$answers"' EXIT

# expect STATUS TEXT-OF-THE-ANSWER ADDRESS [more for curl]
expect() {
    status=$1 text=$2 address=$3
    shift 3
    got=$(curl -sS -o "$answers/body" -D "$answers/head" -w '%{http_code}' "$@" "$address")
    if [ "$got" != "$status" ] || ! grep -q "$text" "$answers/body" "$answers/head"; then
        echo "FAILED  $address: $got, not $status with $text"
        cat "$answers/body"
        exit 1
    fi
    echo "ok      $status $address"
}

expect 200 '"results"' "$api/fact-checks?page_size=1"
etag=$(sed -n 's/^[Ee][Tt]ag: *//p' "$answers/head" | tr -d '\r')
expect 304 '' "$api/fact-checks?page_size=1" -H "If-None-Match: $etag"
expect 200 '"log_id"' "$api/changes?after=0&page_size=1"
expect 200 '"category"' "$api/ratings"
expect 200 '"results"' "$api/corrections"
expect 200 '"results"' "$api/match" -H 'Content-Type: application/json' -d '{"texts": ["Has this been checked?"]}'
expect 400 'page_size' "$api/fact-checks?page_size=0"
expect 400 'no such parameter' "$api/fact-checks?ratting=false"
expect 401 'key-needed' "$api/me"
expect 404 'problem+json' "$api/nothing-here"
expect 405 'problem+json' "$api/ratings" -X DELETE
expect 204 'ccess-' "$api/fact-checks" -X OPTIONS
echo 'The API answers as it should.'
