"""The Model Context Protocol: programs that hold conversations ask lexloci as a tool. No logic of its own."""
