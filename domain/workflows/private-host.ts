/**
 * Whether a host name is an address of this machine or of a private network (RFC 1918, RFC 3927, RFC 4193, RFC 4291, RFC 6598, RFC 6890), or
 * a name that only such a network knows. Names that resolve there are for the platform's network to refuse.
 * @param hostname as `URL` gives it: lower case, IPv4 in four parts, IPv6 in brackets
 */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '').toLowerCase()
  if (host === '' || host === 'localhost' || /\.(localhost|local|internal|intranet|lan|home\.arpa)$/.test(host))
    return true
  if (host.startsWith('[')) return isPrivateIpv6(host.slice(1, -1))
  return /^\d+\.\d+\.\d+\.\d+$/.test(host) ? isPrivateIpv4(host.split('.').map(Number)) : !host.includes('.')
}

function isPrivateIpv4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && (b === 18 || b === 19))
  )
}

function isPrivateIpv6(address: string): boolean {
  if (/^(::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|ff[0-9a-f]{2}:.*)$/.test(address)) return true
  // An IPv4 address in IPv6's clothes: `URL` writes its last 32 bits as two groups.
  const mapped = /^(?:::ffff:|64:ff9b::|::)([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address)
  if (!mapped) return false
  const [high = 0, low = 0] = [mapped[1], mapped[2]].map((group) => Number.parseInt(group ?? '0', 16))
  return isPrivateIpv4([high >> 8, high & 255, low >> 8, low & 255])
}
