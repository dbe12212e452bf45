/** The house's two dyes on white: wedel for what is said, soga for where it comes from. */
export function pageStyle(points: number): string {
  return `
html { font-size: ${points}pt; line-height: 1.4; color: #1B2138; word-spacing: .09em }
header { display: flex; gap: 8mm; align-items: flex-start; border-bottom: 1.2mm solid #2B4299; padding-bottom: 4mm; margin-bottom: 4.5mm }
header > div { flex: 1 }
header img { max-height: 20mm; max-width: 34mm; object-fit: contain }
.kicker { font-size: 8pt; font-weight: 600; color: #8A5726 }
h1 { font-size: 17pt; line-height: 1.15; letter-spacing: -.02em; margin-top: 1mm; overflow-wrap: anywhere }
.lead { font-size: ${points + 1}pt; color: #444B61; margin-top: 2mm; overflow-wrap: anywhere }
.columns { columns: 2; column-gap: 8mm; margin-bottom: 2mm }
section { margin-bottom: 4mm; overflow-wrap: anywhere; break-inside: auto }
p { orphans: 2; widows: 2 }
h2 { font-size: ${points + 1.4}pt; letter-spacing: -.01em; color: #213479; margin-bottom: 1.2mm; break-after: avoid }
ul { list-style: none; margin: 0; padding: 0 }
li { padding: .9mm 0; border-top: .2mm solid #DCD9D0; break-inside: avoid }
li:first-child { border-top: 0 }
i { font-style: normal; color: #5F6578 }
small { font-size: 7.5pt; font-weight: 600; color: #8A5726; white-space: nowrap }
s { text-decoration-color: #AE2019; color: #444B61 }
.goal { font-size: ${points + 0.6}pt; font-weight: 600 }
.bar { display: flex; height: 3.2mm; gap: .5mm; margin-bottom: 1.4mm }
.bar span { border-radius: .6mm }
.sign { display: inline-block; width: 2.4mm; height: 2.4mm; border-radius: .5mm; margin-right: 1.2mm }
.c1 { background: #2B4299 } .c2 { background: #CD6B11 } .c3 { background: #127A51 } .c4 { background: #41142D } .c5 { background: #868899 } .c6 { background: #4395EC }
.colour { white-space: nowrap; margin-right: 2mm } .colour span { display: inline-block; width: 4mm; height: 4mm; border-radius: 1mm; border: .2mm solid #858173; vertical-align: -.8mm; margin-right: 1mm }
.more { color: #5F6578; break-before: avoid }
.cut { font-size: 7.5pt; color: #444B61; border-top: .2mm solid #858173; padding-top: 1.5mm }
.empty { font-size: 11pt; color: #444B61 }
`;
}
