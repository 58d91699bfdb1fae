import type { ButtonHTMLAttributes } from 'react';
import './button.css';

export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'danger' | 'icon';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: ButtonLook;
}

export function Button({ look = 'plain', type = 'button', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`button button-${look}`} />;
}
