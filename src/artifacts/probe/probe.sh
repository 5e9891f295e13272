#!/bin/sh
# TLS Ready: does this machine reach the services with TLS 1.2? This script changes nothing.
#
# What it is:   a probe from this one machine, for Linux, macOS and other systems with sh and openssl.
# What it does: opens a connection to each service of your plan, once with TLS 1.2 and once with TLS 1.3,
#               and says for each: name not resolved, no route, proxy in between, TLS refused, TLS 1.2 fine,
#               TLS 1.3 fine; with the cipher suite, the issuer of the certificate, which shows an
#               inspection on the way, and the root that it leads to. It sends a handshake and, to a proxy, CONNECT; nothing else. It goes
#               through the proxy that https_proxy names, unless no_proxy leaves the service out.
#               It says nothing about sign-ins: TLS 1.0 and 1.1 are not tried, because a service may complete
#               such a handshake and still refuse the sign-in that follows.
# How to run:   sh probe.sh [-t 10] [-p host:port] [host[:port] ...]
#               host[:port] ...  these instead of the services of your plan; port 443 if not given
#               -p host:port     through this proxy; "none" goes direct
#               -t 10            how many seconds to wait for each handshake
#               Needs openssl, 1.1.1 or later. The variable OPENSSL may name it.
# How to undo:  there is nothing to undo.
# Exit codes:   0 Ready: every service was reached with TLS 1.2
#               1 Action needed: TLS 1.2 was refused, by the service, by something in between, or by this machine
#               2 Unknown: a name was not resolved, there was no route, or a proxy was in between
#               4 cannot run here, or called with something that it does not understand
#
# Content version: sample
# Made for the answers at: sample

# No file names are to be made of what no_proxy holds.
set -uf
LC_ALL=C
export LC_ALL

# region data
listed() {
	cat <<'END_OF_ENDPOINTS'
login.example 443 no-rule
devices.example 443 leave-alone Microsoft Root 1
END_OF_ENDPOINTS
}
# endregion data

openssl=${OPENSSL:-openssl}
wait_seconds=10
proxy=

stop() {
	printf 'TLS Ready: %s\n' "$1"
	exit 4
}

# Whether it is host or host:port.
is_target() {
	case $1 in
	'' | *[!A-Za-z0-9.:-]* | [!A-Za-z0-9]* | *:*:* | *: | *:*[!0-9]* | *:??????*) return 1 ;;
	*:*) [ "${1##*:}" -ge 1 ] && [ "${1##*:}" -le 65535 ] ;;
	esac
}

while getopts t:p: option; do
	case $option in
	t) wait_seconds=$OPTARG ;;
	p) proxy=$OPTARG ;;
	*) stop 'use: sh probe.sh [-t seconds] [-p host:port|none] [host[:port] ...]' ;;
	esac
done
shift $((OPTIND - 1))
case $wait_seconds in
'' | 0* | *[!0-9]* | ????*) stop '-t must be a number of seconds from 1 to 999.' ;;
esac
[ -z "$proxy" ] || is_target "$proxy" || stop '-p must be host:port, or none.'
for target in "$@"; do
	is_target "$target" || stop 'an endpoint must be host or host:port.'
done
case $("$openssl" version 2>/dev/null) in
'') stop 'openssl was not found. Nothing was changed.' ;;
'OpenSSL 0.'* | 'OpenSSL 1.0'* | 'OpenSSL 1.1.0'* | LibreSSL*) stop "this needs OpenSSL 1.1.1 or later; here it is $("$openssl" version). Nothing was changed." ;;
esac
work=$(mktemp -d) || stop 'no temporary folder could be made. Nothing was changed.'
trap 'rm -rf "$work"' EXIT
trap 'exit 4' HUP INT TERM

# The proxy for a host, in $route; empty if there is none.
find_route() {
	route=$proxy
	if [ "$route" = none ]; then
		route=
	elif [ -z "$route" ]; then
		route=${https_proxy:-${HTTPS_PROXY:-${all_proxy:-${ALL_PROXY:-}}}}
		# A user and password in it are left out; the probe does not sign in to a proxy.
		route=${route#*://}
		route=${route##*@}
		route=${route%%/*}
		if [ -n "$route" ] && ! is_target "$route"; then stop 'the proxy that https_proxy names is not host:port.'; fi
		left_out=$(printf '%s' "${no_proxy:-${NO_PROXY:-}}" | tr -d ' ' | tr ',' '\n')
		for name in $left_out; do
			name=${name#\*}
			case $name in
			'') route= ;;
			*) case .$1 in *".${name#.}") route= ;; esac ;;
			esac
		done
	fi
	case $route in '' | *:*) ;; *) route=$route:8080 ;; esac
}

# handshake HOST PORT VERSION: leaves what openssl said in $work/out and $work/err, and $work/late if it took too long.
handshake() {
	rm -f "$work/late"
	[ -z "$route" ] || set -- "$@" -proxy "$route"
	host_=$1 port_=$2 version_=$3
	shift 3
	"$openssl" s_client -connect "$host_:$port_" -servername "$host_" -verify_hostname "$host_" "-$version_" "$@" \
		</dev/null >"$work/out" 2>"$work/err" &
	client=$!
	(
		sleep "$wait_seconds" &
		nap=$!
		trap 'kill "$nap"; exit' TERM
		wait "$nap"
		: >"$work/late"
		kill "$client"
	) >/dev/null 2>&1 &
	guard=$!
	wait "$client" 2>/dev/null
	kill "$guard" 2>/dev/null
	wait "$guard" 2>/dev/null
}

# The first of these lines of openssl, without what a terminal would obey.
line_of() {
	sed -n "$1" "$work/out" "$work/err" | head -n 1 | tr -cd '[:print:]' | cut -c 1-200
}

# What became of the handshake, in $kind and $detail.
judge() {
	detail=
	suite=$(line_of 's/^New, .*, Cipher is \([A-Z0-9_-]*\)$/\1/p')
	said=$(tr -cd '[:print:]\n' <"$work/err")
	if [ -n "$suite" ]; then
		kind=fine
		return
	fi
	detail=$(line_of 's/^.*:error:[^:]*:[^:]*:[^:]*:\([^:]*\):.*$/\1/p')
	case $said in
	*'HTTP CONNECT failed'*)
		kind=proxy detail="the proxy $route answered $(line_of 's/^.*HTTP CONNECT failed[:,]* *\(reason= *\)*//p')"
		;;
	*BIO_lookup* | *getaddrinfo* | *'Name or service not known'* | *'name resolution'*)
		kind=name detail="no address for ${route:-$host}"
		;;
	*'connect:errno='* | *'connect error'* | *'onnection refused'* | *unreachable*)
		kind=route
		[ -z "$route" ] || detail="to the proxy $route: $detail"
		;;
	*'wrong version number'* | *'http request'* | *'packet length too long'* | *'unknown protocol'*)
		kind=proxy detail='the answer is not TLS'
		;;
	*)
		if [ -e "$work/late" ] && [ -z "$route" ]; then
			kind=route detail="no answer in $wait_seconds s"
		elif [ -e "$work/late" ]; then
			kind=proxy detail="neither the proxy $route nor anything behind it answered in $wait_seconds s"
		elif [ -n "$route" ] && ! grep -q '^CONNECTED' "$work/out"; then
			kind=proxy detail="the proxy $route did not answer CONNECT as a proxy does"
		else
			kind=refused detail=${detail:-the connection was closed during the handshake}
		fi
		;;
	esac
}

# probe HOST PORT RULE ROOT: one line; ROOT is the root that the plan expects, and may be empty; and the exit code so far in $code.
probe() {
	host=$1 port=$2 rule=$3 expected=$4
	find_route "$host"
	handshake "$host" "$port" tls1_2
	judge
	text=$detail kind_12=$kind
	describe_certificate
	newer=
	if [ "$kind_12" = fine ]; then
		text="TLS 1.2 with $suite"
	fi
	if [ "$kind_12" = fine ] || [ "$kind_12" = refused ]; then
		handshake "$host" "$port" tls1_3
		judge
		if [ "$kind" = fine ]; then
			newer=yes
			text="$text; TLS 1.3 with $suite"
			[ "$kind_12" = fine ] || describe_certificate
		fi
	fi
	case $kind_12$newer in
	fineyes) state='Ready TLS 1.2 fine, TLS 1.3 fine' ;;
	fine) state='Ready TLS 1.2 fine' ;;
	refusedyes) state='Action needed TLS 1.2 refused, TLS 1.3 fine' ;;
	refused) state='Action needed TLS refused' ;;
	name) state='Unknown Name not resolved' ;;
	route) state='Unknown No route' ;;
	*) state='Unknown Proxy in between' ;;
	esac
	case $state in
	Ready*) verdict=Ready ;;
	Action*) verdict='Action needed' code=1 ;;
	*)
		verdict=Unknown
		[ "$code" = 1 ] || code=2
		;;
	esac
	[ -z "$certificate" ] || text="$text; $certificate"
	if [ -n "$certificate" ] && [ -n "$expected" ]; then
		case $root in
		*"$expected"*) ;;
		*) text="$text; not the expected $expected: the connection is inspected, or the service has moved" ;;
		esac
	fi
	if [ -n "$certificate" ] && [ "$rule" = leave-alone ]; then
		text="$text; must not be inspected: an issuer of your own organisation here means that it is"
	fi
	[ -z "$route" ] || text="$text; through the proxy $route"
	printf '%s: %s:%s: %s; %s\n' "$verdict" "$host" "$port" "${state#"$verdict "}" "$text"
}

# Issuer, chain and root of the last handshake, in $certificate, and the root by itself; empty if there was none.
describe_certificate() {
	certificate=
	root=
	if [ "$kind" != fine ]; then return; fi
	chain=$(line_of 's/^Verification error: /not trusted here: /p; s/^Verification: OK$/trusted/p')
	# The issuer of the last certificate that was sent: a server need not send the root itself.
	root=$(sed -n 's/^ *i: *//p' "$work/out" | tail -n 1 | tr -cd '[:print:]' | cut -c 1-200)
	certificate="issuer $(line_of 's/^issuer= *//p'), $chain; root $root"
}

code=0
if [ $# -eq 0 ]; then
	listed >"$work/targets"
else
	for target in "$@"; do
		target=$(printf '%s' "$target" | tr '[:upper:]' '[:lower:]')
		case $target in *:*) port=${target##*:} ;; *) port=443 ;; esac
		printf '%s %s %s\n' "${target%%:*}" "$port" "$(listed | sed -n "s/^${target%%:*} 443 //p")"
	done >"$work/targets"
fi
[ -s "$work/targets" ] || code=2
while read -r host port rule expected; do
	probe "$host" "$port" "$rule" "$expected"
done <"$work/targets"
case $code in
0) echo Ready ;;
1) echo 'Action needed' ;;
*) echo Unknown ;;
esac
exit "$code"
