#!/bin/sh
# All figures of docs/scan.md, one after the other: some twenty minutes on two cores that do nothing else.
#   benchmarks/scan.sh ../shared/data/wikitext-dev > figures.txt
set -eu
cd "$(dirname "$0")/.."
pages=${1:?name a folder of .wiki files}
python=${PYTHON:-python}
folder=$(mktemp -d "${TMPDIR:-/tmp}/citecheck-scan.XXXXXX")
trap 'rm -rf "$folder"' EXIT

echo "# $(date -u +%FT%TZ), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
for many in 5000 10000 20000; do
    "$python" benchmarks/make_dump.py "$pages" "$folder/$many-multistream.xml.bz2" --pages $many
    "$python" benchmarks/make_dump.py "$pages" "$folder/$many.xml" --pages $many
done
echo "# reading, one worker and two"
"$python" benchmarks/scan_parse.py "$folder/20000.xml" --workers 1 2 --only-reading
"$python" benchmarks/scan_parse.py "$folder/20000-multistream.xml.bz2" --workers 2 --only-reading
echo "# all stages that ask nobody; 1, 2 and 4 times the data"
"$python" benchmarks/scan_parse.py "$folder/5000.xml" "$folder/10000.xml" "$folder/20000.xml" --workers 2
echo "# asking 50,000 links on 5,000 hosts, with and without kills"
unshare -n sh -c "ip link set lo up; '$python' benchmarks/scan_probe.py"
unshare -n sh -c "ip link set lo up; '$python' benchmarks/scan_probe.py --no-kill"
