"""The roof: the only room that knows Faust and aiokafka."""
