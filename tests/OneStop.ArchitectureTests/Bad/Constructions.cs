using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OneStop.ArchitectureTests.Bad
{
    internal static class Constructions
    {
        public static Protected.Thing Outright() => new();

        public static async Task<Func<Protected.Thing>> InAClosure(Task before)
        {
            await before;
            return () => new Protected.Thing();
        }

        public static object PastTheConstructor() => RuntimeHelpers.GetUninitializedObject(typeof(Protected.Thing));

        public static Protected.Thing FromJson(string json) => JsonSerializer.Deserialize<Protected.Thing>(json)!;
    }

    internal sealed class ThingConverter : JsonConverter<Protected.Thing>
    {
        public override Protected.Thing? Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => null;

        public override void Write(Utf8JsonWriter writer, Protected.Thing value, JsonSerializerOptions options)
        {
        }
    }
}

namespace OneStop.ArchitectureTests.Bad.Protected
{
    internal sealed class Thing
    {
        /// <summary>Good: in its own room.</summary>
        public static Thing AtHome() => new();
    }
}
