using System.Text;
using System.Text.Json;

namespace WeightInit;

/// <summary>An initializer as its form and the values of its arguments: what its text and its JSON are written from.</summary>
internal readonly record struct InitializerText(InitializerForm Form, IReadOnlyList<object> Values)
{
    /// <summary>The canonical text: the name, and the arguments that differ from their defaults.</summary>
    public override string ToString()
    {
        StringBuilder text = new(Form.Name);
        char before = '(';
        for (int i = 0; i < Values.Count; i++)
        {
            InitializerParameter parameter = Form.Parameters[i];
            string value = parameter.Format(Values[i]);
            if (value == parameter.Default)
                continue;
            text.Append(before).Append(parameter.Name).Append('=').Append(value);
            before = ',';
        }

        return before == ',' ? text.Append(')').ToString() : text.ToString();
    }

    /// <summary>The JSON object: the name and every argument.</summary>
    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("name", Form.Name);
        for (int i = 0; i < Values.Count; i++)
        {
            writer.WritePropertyName(Form.Parameters[i].Name);
            Form.Parameters[i].Write(writer, Values[i]);
        }

        writer.WriteEndObject();
    }
}
