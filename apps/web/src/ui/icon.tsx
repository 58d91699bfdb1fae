import './icon.css';

/** Outlines on a grid of 24, drawn in the colour of the text around them. */
const shapes = {
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  disable: 'M9 6v12M15 6v12',
  enable: 'M8 5l11 7-11 7z',
  delete: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  done: 'M5 13l4 4L19 7',
  no: 'M6 6l12 12M18 6L6 18',
};

export function Icon({ name }: { name: keyof typeof shapes }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
