export type Floor = {
  readonly name: string;
  readonly level: number;
  readonly aliases: readonly string[];
};

export type Room = {
  readonly name: string;
  readonly floor: string | null;
  readonly aliases: readonly string[];
  readonly icon: string;
};

export const FLOORS: readonly Floor[] = [
  { name: 'Ground floor', level: 0, aliases: ['downstairs'] },
  { name: 'Upstairs', level: 1, aliases: ['first floor'] },
];

export const ROOMS: readonly Room[] = [
  { name: 'Hall', floor: 'Ground floor', aliases: ['hallway'], icon: 'mdi:coat-rack' },
  { name: 'Kitchen', floor: 'Ground floor', aliases: [], icon: 'mdi:stove' },
  { name: 'Living room', floor: 'Ground floor', aliases: ['lounge'], icon: 'mdi:sofa' },
  { name: 'Garage', floor: 'Ground floor', aliases: [], icon: 'mdi:garage' },
  { name: 'Bedroom', floor: 'Upstairs', aliases: ['main bedroom'], icon: 'mdi:bed' },
  { name: "Kids' room", floor: 'Upstairs', aliases: ['nursery'], icon: 'mdi:teddy-bear' },
  { name: 'Bathroom', floor: 'Upstairs', aliases: [], icon: 'mdi:shower' },
  { name: 'Office', floor: 'Upstairs', aliases: ['study'], icon: 'mdi:desk' },
  { name: 'Garden', floor: null, aliases: ['outside'], icon: 'mdi:flower' },
];
