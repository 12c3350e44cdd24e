/** Device classes in Home Assistant 2026.11 (components/cover/const.py, components/binary_sensor). */
export const COVER_CLASSES = [
  'awning',
  'blind',
  'curtain',
  'damper',
  'door',
  'garage',
  'gate',
  'shade',
  'shutter',
  'window',
] as const;

export const BINARY_SENSOR_CLASSES = [
  'battery',
  'battery_charging',
  'carbon_monoxide',
  'cold',
  'connectivity',
  'door',
  'garage_door',
  'gas',
  'glass_break',
  'heat',
  'light',
  'lock',
  'moisture',
  'motion',
  'moving',
  'occupancy',
  'opening',
  'plug',
  'power',
  'presence',
  'problem',
  'running',
  'safety',
  'smoke',
  'sound',
  'tamper',
  'update',
  'vibration',
  'window',
] as const;

/** Those that matter for a domain; of any other domain the class changes nothing. */
export function knownClasses(domain: string): readonly string[] {
  if (domain === 'cover') return COVER_CLASSES;
  return domain === 'binary_sensor' ? BINARY_SENSOR_CLASSES : [];
}
