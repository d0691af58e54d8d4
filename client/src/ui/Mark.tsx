// The mark: three arches under one eave line, one stroke weight, readable at 16 px.
export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg width={size * 1.25} height={size} viewBox="0 0 30 24" fill="none" stroke="currentColor" aria-hidden="true">
      <g strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M1.5 3.5h27" />
        <path d="M4 21.5V12a3.67 3.67 0 0 1 7.33 0v9.5M11.33 12a3.67 3.67 0 0 1 7.34 0v9.5M18.67 12A3.67 3.67 0 0 1 26 12v9.5" />
      </g>
    </svg>
  );
}
