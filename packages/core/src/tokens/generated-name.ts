const QUALITIES =
  'amber ample blue bold brave brief bright brisk calm clear cool crisp deep dry eager early even fair fast fine fond free fresh full glad gold grand green hardy kind late light live lucky mellow mild mint neat new noble open plain prime proud pure quick quiet rapid rare ready ripe round sharp silver slow smart snug soft solid stable still sunny swift warm'.split(
    ' ',
  );
const THINGS =
  'acorn anchor apple arch aspen badge bay beacon birch bloom bridge brook canyon cedar cliff cloud coast comet coral creek delta dune ember falcon fern field fjord forest garden glade harbor hazel hill island lagoon lake lantern leaf maple meadow mesa moon oak orchard otter peak pebble pine pond quartz reef ridge river shore sky spruce star stone stream summit trail valley willow wren'.split(
    ' ',
  );

/** A name for a token that came without one, e.g. `calm-harbor-4f2a`; `random(n)` answers n random bytes. */
export function generatedName(random: (bytes: number) => Uint8Array): string {
  const [quality = 0, thing = 0, ...number] = random(4);
  const digits = number.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${QUALITIES[quality % QUALITIES.length]}-${THINGS[thing % THINGS.length]}-${digits}`;
}
