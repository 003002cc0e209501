export default function Home() {
  return <h1>Garden rooms, built in a week</h1>;
}
